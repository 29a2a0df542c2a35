import type { Campaign } from '../../campaign.ts';
import { codePointers, notCodes } from '../../rules/code-words.ts';
import { isCommonWord, languagesOfSmallWord } from '../../rules/words.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { evidenceOf } from '../reading.ts';
import { isForeign, isIntroduced, isNamedBehind, isOffered } from './code-introductions.ts';
import { isCodeShaped, isDisguised, isGoods, isSlip, isVariant, shapeOf } from './code-shapes.ts';
import { type CodeToken, codeTokens } from './code-tokens.ts';
import type { BriefView, Draft } from './draft.ts';
import { findShown, isShouted, type Place } from './shown-codes.ts';
import { isSpelled, spelledTokens, spellingsOf } from './spelled-codes.ts';

/** The creator's code, as long as the offer lasts: missing, or another in its place. */
export function promoCode(view: BriefView): Draft[] {
  const { post, passages, campaign, creator } = view;
  const code = creator.promoCode;
  const ends = campaign.brief?.offer?.endsAt;
  if (code === undefined || (ends !== undefined && Date.parse(post.publishedAt) > Date.parse(ends))) return [];
  const { language } = view;
  if (findShown(passages, code, language) !== undefined) return [];
  const spellings = spellingsOf(passages, language);
  if (isSpelled(spellings, code)) return [];
  const where = { clause: `creators.${campaign.creators.indexOf(creator)}.promoCode`, demand: needle(code) };
  const wrong = wrongCode(view, code, spelledTokens(spellings));
  if (wrong === undefined) {
    return [
      {
        ...where,
        code: 'promo_code_missing',
        severity: 'medium',
        evidence: [],
        message: `The creator’s code ${code} is not in the post.`,
        suggestion: `Add the code ${code}.`,
      },
    ];
  }
  const evidence = evidenceOf(wrong.token.passage, wrong.token.start, wrong.token.end);
  return [
    {
      ...where,
      code: 'promo_code_wrong',
      severity: 'high',
      evidence: [evidence],
      message: `“${evidence.text}” ${wrong.is}; this creator’s is ${code}.`,
      suggestion: `Write ${code}.`,
    },
  ];
}

interface Wrong {
  token: Place;
  is: string;
}

/** What stands in the place of the creator's code. */
function wrongCode(view: BriefView, code: string, spelled: readonly CodeToken[]): Wrong | undefined {
  const own = needle(code);
  const tokens = codeTokens(view.passages).filter((token) => !isAskedFor(token, view));
  const all = [...tokens, ...spelled];
  const likely = all.filter((token) => isLikely(token, view) && (token.hasDigit || !/\d/.test(own)));
  const alike = likely.find(
    ({ said, plain }) => shapeOf(said) === shapeOf(own) && (said !== own || isDisguised(plain, code)),
  );
  if (alike !== undefined) return { token: alike, is: 'only looks like the creator’s code' };
  for (const other of otherCreatorsCodes(view)) {
    const token = findShown(view.passages, other, view.language) ?? spelled.find(({ said }) => said === needle(other));
    if (token !== undefined) return { token, is: 'is another creator’s code' };
  }
  const near =
    likely.find((token) => isVariant(token, own)) ?? likely.find((token) => token.said !== own && isSlip(token, own));
  if (near !== undefined) return { token: near, is: 'is not quite the creator’s code' };
  const other = tokens.find((token) => isOtherCode(token, view));
  return other === undefined ? undefined : { token: other, is: 'is another code' };
}

/** Codes of the campaign's other creators, but for those that another campaign of the post asks for. */
function otherCreatorsCodes({ campaign, creator, others }: BriefView): string[] {
  const asked = [creator, ...others.map((one) => one.creator)].map(({ promoCode }) => needle(promoCode ?? ''));
  return campaign.creators.flatMap(({ promoCode }) =>
    promoCode === undefined || asked.includes(needle(promoCode)) ? [] : [promoCode],
  );
}

/** Whether the brief, or another campaign's, asks for the word: a hashtag, a product, words of a message, a code. */
function isAskedFor({ said }: CodeToken, { campaign, others }: BriefView): boolean {
  if (others.some(({ creator }) => creator.promoCode !== undefined && needle(creator.promoCode) === said)) return true;
  const letters = lettersOf(said);
  return askedWords(campaign).has(letters) || others.some((one) => askedWords(one.campaign).has(letters));
}

const asked = new WeakMap<Campaign, ReadonlySet<string>>();

/** Every word, and every two together, of what the campaign calls its own or asks to say. */
function askedWords(campaign: Campaign): ReadonlySet<string> {
  let words = asked.get(campaign);
  if (words === undefined) {
    const { brand, brief } = campaign;
    const said = [
      brand.name,
      ...(brand.aliases ?? []),
      ...(brand.handles ?? []),
      ...(brand.hashtags ?? []),
      ...(brief?.requiredHashtags ?? []),
      ...(brief?.productNames ?? []),
      ...(brief?.keyMessages ?? []).map(({ text }) => text),
      brief?.approvedCaption ?? '',
    ].map((one) => needle(one).split(/\s/).map(lettersOf));
    words = new Set(said.flatMap((one) => one.flatMap((word, n) => [word, word + (one[n + 1] ?? '')])));
    asked.set(campaign, words);
  }
  return words;
}

/** Whether the word may be meant as a code at all: no goods, no common word in capitals. */
function isLikely(token: CodeToken, { language }: BriefView): boolean {
  const isWord = token.hasDigit ? isGoods(token) : token.isTag || isCommonWord(token.said, 'en', language);
  return !isWord || isIntroduced(token.passage, token.start);
}

/** Whether the post gives the word out as a code for the brand. */
function isOtherCode(token: CodeToken, view: BriefView): boolean {
  const { passage, start, end, hasDigit, isTag } = token;
  const isGiven = hasDigit
    ? !isGoods(token) &&
      (isIntroduced(passage, start, isTag ? { between: 0 } : undefined) ||
        isNamedBehind(passage, end) ||
        (isCodeShaped(token) && isOffered(token)))
    : isNamedAsCode(token, view);
  return isGiven && !isForeign(passage, start, view);
}

/** Whether capitals are said to be a code, and are no emphasis: "code WINTER", not "code BELOW". */
function isNamedAsCode({ said, passage, start, end, isTag }: CodeToken, { language }: BriefView): boolean {
  if (isTag || notCodes.has(said) || languagesOfSmallWord(said) !== undefined || isShouted(passage, start, end))
    return false;
  const between = isCommonWord(said, 'en', language) ? 0 : undefined;
  return isIntroduced(passage, start, { between, copulas: codePointers });
}
