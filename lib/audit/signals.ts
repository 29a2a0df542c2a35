import type { Signal } from '../audit-result.ts';
import type { Connection, Post } from '../post.ts';
import { sameHandle } from '../post-terms.ts';
import { signalKinds } from '../rules/signals.ts';
import type { SignalEntry } from '../rules/tables.ts';
import { linkBeside, mentionBeside, mentionOf, nameAt } from './beside.ts';
import { codeEnd, codeNearPercent } from './codes.ts';
import type { Membership } from './facts.ts';
import { findCode, findDomain } from './find.ts';
import { lettersOf } from './letters.ts';
import type { Lexicon } from './lexicon.ts';
import { addressEnd, namedLink, ownSite } from './links.ts';
import { isNegated, looksLikeName } from './names.ts';
import { evidenceOf, type Hit, type Passage } from './reading.ts';

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

/** Everything in the post that hints at an ad, in the order in which it was found. */
export function findSignals({ post, passages, hits, memberships, lexicon }: Read): Weighed[] {
  const found: Weighed[] = [];
  const handle = lettersOf(sameHandle(post.creator.handle));
  const add = (kind: string, span: Omit<Signal, 'kind'>) => found.push(weighed(kind, span));
  for (const hit of hits) {
    for (const entry of lexicon.signals.get(hit.surface) ?? []) {
      const end = endOf(hit, entry, handle);
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
    const namesCreator = passage.folded.text.includes(handle);
    const named = namesCreator ? namedLink(passage, handle) : undefined;
    if (named !== undefined) add('named_link', evidenceOf(passage, ...named));
    const own = namesCreator ? ownSite(passage, handle) : undefined;
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
function endOf(hit: Hit, entry: SignalEntry, handle: string): number | undefined {
  const { passage, start, end } = hit;
  const { text } = passage.folded;
  if (hit.brand !== undefined && (!looksLikeName(hit, hit.brand[0]) || nameAt(text, hit.brand) === handle))
    return undefined;
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

/** Kinds that mean more beside a link or a mention, and what they are then. */
const BESIDE: Readonly<Record<string, { kind: string; find: typeof mentionBeside }>> = {
  offer: { kind: 'linked_offer', find: linkBeside },
  goods_verb: { kind: 'goods_from', find: mentionBeside },
};
