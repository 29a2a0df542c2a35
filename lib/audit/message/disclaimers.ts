import type { Campaign } from '../../campaign.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { lettersIn } from '../reading.ts';
import type { BriefView, Draft } from './draft.ts';
import { perBrief } from './per-brief.ts';
import { DENSE_RUN, NUMBER } from './tokens.ts';
import { phraseWords, type Words } from './words.ts';

interface Wording {
  keys: readonly string[];
  /** Of a wording in a script without spaces: its letters in a row. */
  letters: string | undefined;
}

const wordingsOf = perBrief(({ brief }: Campaign, language): Wording[][] =>
  (brief?.disclaimers ?? []).map(({ text, alternatives = [] }) =>
    [text, ...alternatives].map((one) => {
      const { keys, flags } = phraseWords(one, language);
      const isDense = flags.some((flag) => (flag & DENSE_RUN) !== 0) || keys.length === 0;
      return { keys, letters: isDense ? lettersOf(needle(one)) : undefined };
    }),
  ),
);

/** Disclaimers that are not there in full, nor in a form that the brief lists. */
export function disclaimers(view: BriefView): Draft[] {
  const wanted = view.campaign.brief?.disclaimers ?? [];
  if (wanted.length === 0) return [];
  const frames = view.words.filter(({ passage }) => passage.field === 'overlays');
  const texts = [...view.words.filter(({ passage }) => passage.field !== 'overlays'), joined(frames)];
  return wordingsOf(view.campaign, view.language).flatMap((wordings, n): Draft[] => {
    const { text } = wanted[n]!;
    if (wordings.some((wording) => isSaid(wording, texts, view.words))) return [];
    return [
      {
        code: 'disclaimer_missing',
        severity: 'high',
        clause: `brief.disclaimers.${n}`,
        demand: needle(text),
        evidence: [],
        message: `The disclaimer “${text}” is not in the post in full, nor in a form that the brief allows.`,
        suggestion: `Add “${text}”.`,
      },
    ];
  });
}

interface Read {
  readonly keys: readonly string[];
  readonly flags: ArrayLike<number>;
}

/** A disclaimer may go on from one frame to the next. */
function joined(frames: readonly Words[]): Read {
  return { keys: frames.flatMap(({ keys }) => keys), flags: frames.flatMap(({ flags }) => [...flags]) };
}

function isSaid({ keys, letters }: Wording, texts: readonly Read[], all: readonly Words[]): boolean {
  if (letters !== undefined) return all.some(({ passage }) => lettersIn(passage).includes(letters));
  return texts.some((text) => text.keys.some((key, at) => key === keys[0] && follows(text, at, keys)));
}

/** Whether the words stand from `at` on, one after the other; "18+" is spoken as "18 plus". */
function follows({ keys, flags }: Read, at: number, wanted: readonly string[]): boolean {
  let n = at;
  return wanted.every((key) => {
    if (keys[n] !== key && keys[n] === 'plu' && (flags[n - 1]! & NUMBER) !== 0) n++;
    return keys[n++] === key;
  });
}
