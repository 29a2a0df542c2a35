import type { Signal } from '../audit-result.ts';
import type { Connection, Post } from '../post.ts';
import { sameHandle } from '../post-terms.ts';
import { negations, signalKinds } from '../rules/signals.ts';
import type { SignalEntry } from '../rules/tables.ts';
import { classOf, DENSE, isLetter } from './characters.ts';
import type { Membership } from './facts.ts';
import { findCode, findDomain } from './find.ts';
import type { Lexicon } from './lexicon.ts';
import { addressEnd, namedLink, ownSite } from './links.ts';
import { evidenceOf, type Hit, type Passage } from './reading.ts';
import { rawStart } from './text.ts';

export interface Weighed {
  signal: Signal;
  /** The likelihood of an ad that the signal adds; 0 where a stronger one of its kind has said so. */
  weight: number;
  suggests?: Connection | undefined;
}

/** What signals are read from. */
export interface Read {
  post: Post;
  passages: readonly Passage[];
  hits: readonly Hit[];
  memberships: readonly Membership[];
  lexicon: Lexicon;
}

/** How far after the words a promo code may begin, and how long it may be. */
const CODE_REACH = 12;
const MAX_CODE = 24;

/** Everything in the post that hints at an ad, in the order in which it was found. */
export function findSignals({ post, passages, hits, memberships, lexicon }: Read): Weighed[] {
  const found: Weighed[] = [];
  const handle = sameHandle(post.creator.handle).replace(/[^\p{L}\p{N}]+/gu, '');
  const add = (kind: string, span: Omit<Signal, 'kind'>) => found.push(weighed(kind, span));
  for (const hit of hits) {
    for (const entry of lexicon.signals.get(hit.surface) ?? []) {
      const end = endOf(hit, entry);
      if (end === undefined) continue;
      add(entry.kind, evidenceOf(hit.passage, hit.start, end));
      const beside = BESIDE[entry.kind];
      const span = beside?.find(hit, handle);
      if (span !== undefined) add(beside!.kind, evidenceOf(hit.passage, ...span));
    }
  }
  for (const { campaign, creator } of memberships) {
    const code = creator.promoCode === undefined ? undefined : findCode(passages, creator.promoCode);
    if (code !== undefined) add('promo_code', code);
    const link = (campaign.brand.domains ?? [])
      .map((domain) => findDomain(passages, domain))
      .find((span) => span !== undefined);
    if (link !== undefined) add('brand_link', link);
  }
  for (const passage of passages) {
    const named = namedLink(passage, handle);
    if (named !== undefined) add('named_link', evidenceOf(passage, ...named));
    const own = ownSite(passage, handle);
    if (own !== undefined) add('own_site', evidenceOf(passage, ...own));
    const code = codeNearPercent(passage);
    if (code !== undefined) add('bare_code', evidenceOf(passage, ...code));
    const mention = mentionOf(passage, handle);
    if (mention !== undefined)
      add(mention.tagged ? 'brand_tag' : 'brand_mention', evidenceOf(passage, ...mention.span));
  }
  return found;
}

export function weighed(kind: string, span: Omit<Signal, 'kind'>, suggests?: Connection): Weighed {
  const { weight, suggests: usual } = signalKinds[kind]!;
  return { signal: { kind, ...span }, weight, suggests: suggests ?? usual };
}

/**
 * Of each kind one signal weighs, so that repetition proves nothing, and of words within words the weightier: "my code
 * MILA15" is not also "my code". Those that weigh come first.
 */
export function countOnce(found: readonly Weighed[]): Weighed[] {
  const kept: Weighed[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last !== undefined && within(one, last)) continue;
    if (last !== undefined && within(last, one)) kept.pop();
    kept.push(one);
  }
  const counted = new Set<string>();
  const [telling, others]: [Weighed[], Weighed[]] = [[], []];
  for (const one of kept) {
    const counts = one.weight > 0 && !counted.has(one.signal.kind);
    if (counts) telling.push(one);
    else others.push({ ...one, weight: 0 });
    counted.add(one.signal.kind);
  }
  return [...telling, ...others];
}

function within({ signal: a, weight: light }: Weighed, { signal: b, weight: heavy }: Weighed): boolean {
  return a.field === b.field && a.frame === b.frame && a.start >= b.start && a.end <= b.end && light <= heavy;
}

/** Where the signal ends, in folded offsets; undefined if the words do not stand as its entry asks. */
function endOf(hit: Hit, entry: SignalEntry): number | undefined {
  const { passage, start, end } = hit;
  const { text } = passage.folded;
  if (hit.glued) return undefined;
  if (hit.brand !== undefined && !looksLikeName(hit, hit.brand[0])) return undefined;
  if (signalKinds[entry.kind]!.denied === true && isNegated(hit)) return undefined;
  const before = text[start - 1] ?? ' ';
  if (entry.as === 'parameter' && before !== '?' && before !== '&' && before !== ';') return undefined;
  if (entry.as === 'address' && (before === '@' || before === '-')) return undefined;
  if (entry.params !== undefined) {
    const rest = text.slice(end, addressEnd(text, end));
    if (!entry.params.some((param) => rest.includes(`?${param}=`) || rest.includes(`&${param}=`))) return undefined;
  }
  return entry.code === true ? codeEnd(hit, entry.kind === 'bare_code') : end;
}

/** How far the words that negate a hit may stand from it, in characters. */
const NEGATION_REACH = 24;

/** Whether a word beside the hit, in the same clause, turns it into its opposite: "this is not a sponsored video". */
export function isNegated({ passage, start, end }: Hit): boolean {
  const { text } = passage.folded;
  const before = text
    .slice(Math.max(0, start - NEGATION_REACH), start)
    .split(CLAUSE_END)
    .at(-1)!;
  const after = text.slice(end, end + NEGATION_REACH).split(CLAUSE_END)[0]!;
  const words = before.split(/[^\p{L}\p{M}']+/u).filter((word) => word !== '');
  return (
    words.slice(-3).some((word) => negations.before.has(word)) || negations.after.some((part) => after.includes(part))
  );
}

const CLAUSE_END = /[.!?,;:\n]|\p{Extended_Pictographic}/u;

/** Words after "thank you", "sponsored by" and the like that name nobody, however they are written. */
const NOBODY = new Set(
  'so very all everyone everybody god you yall guys mom mum dad a the my our your no nothing nobody one two three four five six seven eight nine ten too pure zero lots coffee caffeine anxiety insomnia grandma grandpa granny nana auntie santa'.split(
    ' ',
  ),
);

/** Whether the slot for a name holds none: "sponsored by three cold brews". */
export function namesNobody({ passage, tag, brand }: Hit): boolean {
  if (brand === undefined || tag) return false;
  return NOBODY.has(passage.folded.text.slice(brand[0], brand[0] + 12).split(/[^a-z]/)[0]!);
}

/** `thanks to GlowLab for`, not `thanks to everybody for`: a name is capital, a handle, or in a script without capitals. */
function looksLikeName(hit: Hit, index: number): boolean {
  const { raw, text } = hit.passage.folded;
  if ('@#'.includes(text[index - 1] ?? ' ')) return true;
  const letter = raw[rawStart(hit.passage.folded, index)] ?? ' ';
  if (letter.toLowerCase() === letter.toUpperCase()) return letter.trim() !== '';
  return letter !== letter.toLowerCase() && !namesNobody(hit);
}

/** End of the promo code behind the words: capitals, or letters with digits; `strict` asks for both. */
function codeEnd({ passage, end }: Hit, strict: boolean): number | undefined {
  const { raw, text } = passage.folded;
  let from = end;
  while (from < text.length && from - end < CODE_REACH && !isLetter(text.charCodeAt(from))) from++;
  let to = from;
  while (to < text.length && to - from <= MAX_CODE && isCodeUnit(text.charCodeAt(to))) to++;
  if (to - from < 3 || to - from > MAX_CODE || isLetter(text.charCodeAt(to))) return undefined;
  const code = raw.slice(rawStart(passage.folded, from), rawStart(passage.folded, to));
  const letters = /\p{L}/u.test(code);
  const capitals = letters && code === code.toUpperCase() && code !== code.toLowerCase();
  const digits = /\d/.test(code);
  const quoted = '"\'«“「『[*'.includes(text[from - 1] ?? ' ');
  if (strict) return letters && digits && code !== code.toLowerCase() && to - from > 3 ? to : undefined;
  return (capitals || digits || quoted) && letters ? to : undefined;
}

/** How far from an offer its code, its link or its brand stands. */
const OFFER_REACH = 60;
const MAX_PERCENTS = 8;
const CODE_SHAPE = /(?<![\p{L}\p{N}])\p{Lu}{3,16}\d{1,3}(?![\p{L}\p{N}])/u;

/** A word such as `MILA15` beside a percentage. */
function codeNearPercent(passage: Passage): [number, number] | undefined {
  const { raw, text } = passage.folded;
  let at = text.search(/[%٪]/);
  for (let n = 0; at >= 0 && n < MAX_PERCENTS; n++) {
    const from = Math.max(0, at - OFFER_REACH);
    const near = CODE_SHAPE.exec(raw.slice(rawStart(passage.folded, from), rawStart(passage.folded, at + OFFER_REACH)));
    const start = near === null ? -1 : text.indexOf(near[0].toLowerCase(), from);
    if (start >= 0) return [start, start + near![0].length];
    at = text.indexOf(text[at]!, at + 1);
  }
  return undefined;
}

/** The link or the mention beside an offer. */
function linkBeside(hit: Hit, handle: string): [number, number] | undefined {
  const { text } = hit.passage.folded;
  const from = Math.max(0, hit.start - OFFER_REACH);
  const link = text.slice(from, hit.end + OFFER_REACH).indexOf('://');
  if (link >= 0) return [from + link, addressEnd(text, from + link)];
  return mentionBeside(hit, handle);
}

/** Somebody else who is mentioned beside the hit, in the same line. */
function mentionBeside({ passage, start, end }: Hit, handle: string): [number, number] | undefined {
  const { text } = passage.folded;
  const from = text.lastIndexOf('\n', start) + 1;
  const to = text.indexOf('\n', end) + 1 || text.length;
  for (let k = 0; k < passage.mentions.length; k += 2) {
    const span: [number, number] = [passage.mentions[k]!, passage.mentions[k + 1]!];
    const near = span[1] > Math.max(from, start - OFFER_REACH) && span[0] < Math.min(to, end + OFFER_REACH);
    if (near && text.slice(span[0] + 1, span[1]).replace(/[._]+/g, '') !== handle) return span;
  }
  return undefined;
}

/** Kinds that mean more beside a link or a mention, and what they are then. */
const BESIDE: Readonly<Record<string, { kind: string; find: typeof mentionBeside }>> = {
  offer: { kind: 'linked_offer', find: linkBeside },
  goods_verb: { kind: 'goods_from', find: mentionBeside },
};

function isCodeUnit(code: number): boolean {
  return isLetter(code) && classOf(code) !== DENSE;
}

/** Somebody else whom the text mentions; one that it also has as a hashtag comes first. */
function mentionOf(passage: Passage, handle: string): { span: [number, number]; tagged: boolean } | undefined {
  const { text } = passage.folded;
  const bare = (from: number, to: number) => text.slice(from + 1, to).replace(/[._]+/g, '');
  const tags = new Set<string>();
  for (let k = 0; k < passage.tags.length; k += 2) tags.add(bare(passage.tags[k]!, passage.tags[k + 1]!));
  let first: [number, number] | undefined;
  for (let k = 0; k < passage.mentions.length; k += 2) {
    const span: [number, number] = [passage.mentions[k]!, passage.mentions[k + 1]!];
    const name = bare(...span);
    if (name === handle) continue;
    if (tags.has(name)) return { span, tagged: true };
    first ??= span;
  }
  return first && { span: first, tagged: false };
}
