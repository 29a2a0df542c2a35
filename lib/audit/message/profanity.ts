import type { Campaign } from '../../campaign.ts';
import { evidenceOf, type Passage } from '../reading.ts';
import type { BriefView, Draft } from './draft.ts';
import { maskedWords, type Span } from './masked-words.ts';
import { perBrief } from './per-brief.ts';
import { type Lexicon, lexiconOf } from './profanity-lexicon.ts';
import { MAX_EVIDENCE } from './sequences.ts';
import { withoutMarks } from './stems.ts';
import { LINK, MENTION } from './token-flags.ts';
import { phraseWords, type Words } from './words.ts';

/** Letters by which the lexicon keeps beginnings of words. */
const START = 3;

/** Words that the brand says itself: its name may be a rude one. */
const ownWords = perBrief(({ brand, brief = {} }: Campaign, language): ReadonlySet<string> => {
  const messages = [...(brief.keyMessages ?? []), ...(brief.disclaimers ?? [])];
  const texts = [
    brand.name,
    ...(brand.aliases ?? []),
    ...(brand.hashtags ?? []),
    ...(brief.productNames ?? []),
    ...(brief.requiredHashtags ?? []),
    ...messages.flatMap(({ text, alternatives = [] }) => [text, ...alternatives]),
    brief.approvedCaption ?? '',
  ];
  return new Set(texts.flatMap((text) => phraseWords(text, language).keys));
});

/** Swear words, also hidden ones ("f*ck"). Mild ones ("damn") are none, nor are the brand's own words. */
export function profanity(view: BriefView): Draft[] {
  if (view.campaign.brief!.tone!.avoid?.includes('profanity') !== true) return [];
  const { campaign, words, language } = view;
  const lexicon = lexiconOf(language);
  const evidence = words
    .flatMap((one) =>
      swearing(one, lexicon, ownWords(campaign, language)).map((span) => evidenceOf(one.passage, ...span)),
    )
    .slice(0, MAX_EVIDENCE);
  if (evidence.length === 0) return [];
  const said = evidence[0]!.text;
  return [
    {
      code: 'profanity',
      severity: 'medium',
      clause: 'brief.tone.avoid',
      demand: 'profanity',
      evidence,
      message: `“${said}” is a swear word, and the brief asks for none.`,
      suggestion: `Take “${said}” out or say it in other words.`,
    },
  ];
}

/** Texts with more of them are not read to their end: hostile ones must not cost more. */
const MAX_SPANS = 100;

/** In order, each once. */
function swearing(words: Words, lexicon: Lexicon, own: ReadonlySet<string>): Span[] {
  const spans = [...listed(words, lexicon, own), ...maskedWords(words, lexicon)];
  for (const { start, end } of lexicon.phrases.find(words)) spans.push([start, end]);
  inside(words.passage, lexicon, spans);
  if (spans.length === 0) return spans;
  const fine = lexicon.fine.find(words);
  const ordered = spans
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    .slice(0, MAX_SPANS)
    .filter(([start, end]) => !fine.some((hit) => hit.start < end && start < hit.end));
  return ordered.filter(([start], n) => n === 0 || start >= ordered[n - 1]![1]);
}

function listed({ keys, flags, starts, ends, passage }: Words, lexicon: Lexicon, own: ReadonlySet<string>): Span[] {
  const { text } = passage.folded;
  const spans: Span[] = [];
  for (let n = 0; n < keys.length; n++) {
    const key = keys[n]!;
    const spellings = lexicon.words.get(key);
    const begun = lexicon.starts.size === 0 ? undefined : lexicon.starts.get(key.slice(0, START));
    if ((spellings === undefined && begun === undefined) || (flags[n]! & (LINK | MENTION)) !== 0 || own.has(key))
      continue;
    const word = text.slice(starts[n]!, ends[n]!);
    const plain = begun === undefined ? '' : withoutMarks(word);
    if (spellings?.has(word) || begun?.some((start) => plain.startsWith(start))) spans.push([starts[n]!, ends[n]!]);
  }
  return spans;
}

/** Parts of longer words that can be nothing else, and words of scripts without spaces. */
function inside({ folded: { text } }: Passage, { within, literals }: Lexicon, spans: Span[]): void {
  for (const parts of [within, literals]) {
    for (const part of parts) {
      for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
        spans.push([at, at + part.length]);
      }
    }
  }
}
