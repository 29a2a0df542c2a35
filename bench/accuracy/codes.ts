import type { Finding, MessageCode } from '../../lib/finding.ts';
import { Tally } from './tally.ts';

/** A case with what was expected and not found, and what was found and not expected. */
export interface Answered {
  case: { expect: readonly { code: MessageCode }[]; tests: readonly MessageCode[] };
  missed: readonly { code: MessageCode }[];
  surplus: readonly Pick<Finding, 'code'>[];
}

export interface CodeFigures {
  code: MessageCode;
  positives: number;
  /** Cases about the code in which it must not be found. */
  negatives: number;
  tally: Tally;
}

/** Takes out of `found` one finding that answers each expected one. */
export function match<Found, Expected>(
  found: readonly Found[],
  expect: readonly Expected[],
  answers: (one: Found, wanted: Expected) => boolean,
): { missed: Expected[]; surplus: Found[] } {
  const surplus = [...found];
  const missed = expect.filter((wanted) => {
    const at = surplus.findIndex((one) => answers(one, wanted));
    if (at >= 0) surplus.splice(at, 1);
    return at < 0;
  });
  return { missed, surplus };
}

/** Precision and recall of each code over all cases. */
export function codeFigures(codes: readonly MessageCode[], answered: readonly Answered[]): CodeFigures[] {
  return codes.map((code) => {
    const tally = new Tally();
    let negatives = 0;
    for (const { case: one, missed, surplus } of answered) {
      const expected = one.expect.filter((wanted) => wanted.code === code).length;
      const lost = missed.filter((wanted) => wanted.code === code).length;
      tally.hits += expected - lost;
      tally.misses += lost;
      const wrong = surplus.filter((finding) => finding.code === `message.${code}`).length;
      tally.falseAlarms += wrong;
      if (expected > 0 || !one.tests.includes(code)) continue;
      negatives++;
      if (wrong === 0) tally.rejections++;
    }
    return { code, positives: tally.hits + tally.misses, negatives, tally };
  });
}
