import { audit } from '../audit/audit.ts';
import { suggestPost } from '../audit/suggest.ts';
import type { Audit } from '../audit-result.ts';
import type { Post } from '../post.ts';

/** A draft as it would pass in some markets; without `post` where no change of its text alone is enough. */
export interface Rewrite {
  markets: string[];
  post?: Post;
}

/** What to publish instead of a draft that does not pass: one text for all markets, or else one for each. */
export function rewritesOf(draft: Post, judged: Audit): Rewrite[] {
  const markets = judged.verdicts
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'review')
    .map(({ jurisdiction }) => jurisdiction);
  if (markets.length === 0) return [];
  const everywhere = suggestPost(draft, judged);
  if (everywhere !== undefined) return [{ markets, post: everywhere }];
  const rewrites = new Map<string, Rewrite>();
  for (const market of markets) {
    const alone = { ...draft, audience: [market] };
    const post = suggestPost(alone, audit(alone));
    const text = JSON.stringify(post === undefined ? [] : changesOf(draft, post));
    const alike = rewrites.get(text);
    if (alike === undefined) rewrites.set(text, { markets: [market], ...(post === undefined ? {} : { post }) });
    else alike.markets.push(market);
  }
  return [...rewrites.values()];
}

const INSTRUCTIONS = {
  caption: 'write instead',
  title: 'give it the title',
  description: 'describe it as',
  overlays: 'show in the picture',
} as const;

export interface Change {
  /** What to do with the text. */
  instruction: string;
  text: string;
}

/** In what a rewritten post differs from the draft. */
export function changesOf(draft: Post, rewritten: Post): Change[] {
  const fields = Object.keys(INSTRUCTIONS) as (keyof typeof INSTRUCTIONS)[];
  return fields.flatMap((field) => {
    const text = [rewritten[field] ?? []].flat().join('\n');
    return text === [draft[field] ?? []].flat().join('\n') ? [] : [{ instruction: INSTRUCTIONS[field], text }];
  });
}
