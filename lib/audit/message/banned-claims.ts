import type { Campaign } from '../../campaign.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { brandPlaces } from './brand-places.ts';
import { isClaimDenied } from './claim-denials.ts';
import { type Claim, type ClaimKind, claimsIn } from './claim-index.ts';
import type { BriefView, Draft } from './draft.ts';
import { perBrief } from './per-brief.ts';
import { evidenceOfHit, MAX_EVIDENCE, type SequenceHit } from './sequences.ts';
import { BREAK, CLAUSE, SENTENCE, STOP, WEAK } from './token-flags.ts';
import { phraseWords, type Words } from './words.ts';

type ClaimHit = SequenceHit<Claim>;

/** How far from a superlative the brand's name may stand, in words. */
const NEAR = 12;

/** A text of the brief that makes a claim itself. */
interface Asked {
  readonly kinds: ReadonlySet<ClaimKind>;
  readonly keys: ReadonlySet<string>;
  readonly letters: string;
}

const askedOf = perBrief(({ brand, brief = {} }: Campaign, language): Asked[] => {
  const texts = [...(brief.keyMessages ?? []), ...(brief.disclaimers ?? [])].flatMap(({ text, alternatives = [] }) => [
    text,
    ...alternatives,
  ]);
  const names = [brand.name, ...(brand.aliases ?? []), ...(brand.hashtags ?? []), ...(brief.productNames ?? [])];
  const all = [...texts, ...names, ...(brief.requiredHashtags ?? []), brief.approvedCaption ?? ''];
  return all.flatMap((text) => {
    const words = phraseWords(text, language);
    const kinds = new Set(claimsIn(words, language).map(({ owner }) => owner.kind));
    return kinds.size === 0 ? [] : [{ kinds, keys: new Set(words.keys), letters: lettersOf(needle(text)) }];
  });
});

/** Claims of kinds that the brief bans. What is denied, or what the brief itself asks to say, is fine. */
export function bannedClaims(view: BriefView): Draft[] {
  const banned = view.campaign.brief!.bannedClaims!;
  const found = view.words.flatMap((words) =>
    claimsIn(words, view.language).filter(
      (hit) =>
        banned.includes(hit.owner.kind) &&
        !isClaimDenied(hit, view.language) &&
        isAboutBrand(view, hit) &&
        !isAsked(view, hit),
    ),
  );
  return [...Map.groupBy(found, ({ owner }) => owner.kind)].map(([kind, hits]): Draft => {
    const evidence = longest(hits).slice(0, MAX_EVIDENCE).map(evidenceOfHit);
    const said = evidence[0]!.text;
    return {
      code: 'banned_claim',
      severity: 'high',
      clause: `brief.bannedClaims.${banned.indexOf(kind)}`,
      demand: kind,
      evidence,
      isAbout: false,
      message: `“${said}” is ${NAMES[kind]}, which the brief bans.`,
      suggestion: SUGGESTIONS[kind],
    };
  });
}

function isAboutBrand({ campaign, language }: BriefView, { owner, words, from, to }: ClaimHit): boolean {
  if (!owner.about) return true;
  return brandPlaces(campaign, language, words).some(([first, last]) => last >= from - NEAR && first <= to + NEAR);
}

function isAsked({ campaign, language, others }: BriefView, hit: ClaimHit): boolean {
  return [campaign, ...others.map((other) => other.campaign)].some((one) =>
    askedOf(one, language).some((asked) => asked.kinds.has(hit.owner.kind) && isSaidIn(asked, hit)),
  );
}

function isSaidIn({ keys, letters }: Asked, { owner, words, from, to, start, end }: ClaimHit): boolean {
  const next = owner.open ? nextWord(words, to) : undefined;
  if (next !== undefined && !keys.has(next)) return false;
  if (letters.includes(lettersOf(words.passage.folded.text.slice(start, end)))) return true;
  if (from < 0) return false;
  for (let n = from; n <= to; n++) {
    if ((words.flags[n]! & (STOP | WEAK)) === 0 && !keys.has(words.keys[n]!)) return false;
  }
  return true;
}

/** The next word with a sense of its own in the clause. */
function nextWord({ keys, flags }: Words, to: number): string | undefined {
  for (let n = to + 1; n < keys.length && (flags[n]! & (CLAUSE | SENTENCE | BREAK)) === 0; n++) {
    if ((flags[n]! & (STOP | WEAK)) === 0) return keys[n];
  }
  return undefined;
}

/** One of each that overlap, the longest. */
function longest(hits: readonly ClaimHit[]): ClaimHit[] {
  const kept: ClaimHit[] = [];
  for (const hit of hits) {
    const last = kept.at(-1);
    const overlaps = last !== undefined && last.words === hit.words && hit.start < last.end && last.start < hit.end;
    if (!overlaps) kept.push(hit);
    else if (hit.end - hit.start > last.end - last.start) kept[kept.length - 1] = hit;
  }
  return kept;
}

const NAMES: Readonly<Record<ClaimKind, string>> = {
  health: 'a claim about health',
  guarantee: 'a promise of a sure result',
  superlative: 'a claim to be above all others',
  financial_return: 'a promise of money',
  before_after: 'a comparison of before and after',
  environmental: 'a claim about the environment',
};

const SUGGESTIONS: Readonly<Record<ClaimKind, string>> = {
  health: 'Say how it feels or what it is like to use, and leave illness and treatment out.',
  guarantee: 'Say what happened to you, without a promise to others.',
  superlative: 'Say what you like about it, without ranking it above all others.',
  financial_return: 'Say what the service does, without a sum or a profit.',
  before_after: 'Show and describe how you use it, without a before and an after.',
  environmental: 'Say what you do with it, and leave out what it does for the environment.',
};
