import { ApiProblem } from './problem.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const USUAL_DAYS = 30;
/** Longest period that is counted in one request. */
const MAX_DAYS = 366;

interface Given {
  from?: string | undefined;
  to?: string | undefined;
}

/** The last instant that sorts as text. */
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

const instant = (ms: number) => new Date(Math.min(ms, LAST_MS)).toISOString();

/** A day stands for its whole: as `from` its first instant, as `to` the instant after its last. */
export function toPeriod({ from, to }: Given): Given {
  const period = {
    ...(from === undefined ? {} : { from: instant(Date.parse(from)) }),
    ...(to === undefined ? {} : { to: instant(Date.parse(to) + (to.length === 10 ? DAY_MS : 0)) }),
  };
  if (period.from !== undefined && period.to !== undefined && period.from >= period.to) {
    throw invalid('from', 'must be earlier than "to"');
  }
  return period;
}

/** The period to count over: the last 30 days unless told. */
export function countedPeriod(given: Given, now: Date): { from: string; to: string } {
  const asked = toPeriod(given);
  const to = asked.to ?? now.toISOString();
  const from = asked.from ?? new Date(Date.parse(to) - USUAL_DAYS * DAY_MS).toISOString();
  if (from >= to) throw invalid('from', 'must be earlier than "to"');
  if (Date.parse(to) - Date.parse(from) > MAX_DAYS * DAY_MS)
    throw invalid('from', `must be at most ${MAX_DAYS} days before "to"`);
  return { from, to };
}

function invalid(pointer: string, detail: string): ApiProblem {
  return new ApiProblem('invalid', `${pointer} ${detail}.`, { errors: [{ pointer, detail }] });
}
