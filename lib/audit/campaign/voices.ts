import type { Campaign } from '../../campaign.ts';
import type { CreatorConsistency } from '../../consistency.ts';
import type { Post } from '../../post.ts';
import { detectLanguage } from '../language.ts';
import { passagesOf } from '../reading.ts';
import { compare, MIN_CREATORS } from './outliers.ts';
import { contentWords, type Words } from './words.ts';

/** Shorter texts are alike or not by chance. */
const MIN_WORDS = 20;

export type Voice = Pick<CreatorConsistency, 'likeness' | 'standsApart' | 'ownWords' | 'absentWords' | 'why'>;

/** How each creator's posts, all together, stand to those of the others who write in the same language. */
export function voicesOf(postsOf: readonly (readonly Post[])[], campaign: Campaign): Voice[] {
  const voices = postsOf.map((): Voice => untold('No posts yet.'));
  const groups = new Map<string, { place: number; words: Words }[]>();
  for (const [place, posts] of postsOf.entries()) {
    if (posts.length === 0) continue;
    const language = languageOf(posts);
    if (language === undefined) {
      voices[place] = untold('The language of the posts cannot be told.');
      continue;
    }
    const words = contentWords(posts, campaign, language);
    if (sizeOf(words) < MIN_WORDS) {
      voices[place] = untold(`Fewer than ${MIN_WORDS} words that can be compared.`);
      continue;
    }
    groups.set(language, [...(groups.get(language) ?? []), { place, words }]);
  }
  for (const group of groups.values()) {
    const compared = group.length < MIN_CREATORS ? undefined : compare(group.map(({ words }) => words));
    for (const [k, { place }] of group.entries()) voices[place] = compared?.[k] ?? untold(tooFew(group.length));
  }
  return voices;
}

function untold(why: string): Voice {
  return { likeness: null, standsApart: false, ownWords: [], absentWords: [], why };
}

function tooFew(count: number): string {
  const others = count === 1 ? 'Nobody else writes' : `Only ${count} creators write`;
  return `${others} enough in this language; it takes ${MIN_CREATORS} to compare.`;
}

function sizeOf(words: Words): number {
  let size = 0;
  for (const { count } of words.values()) size += count;
  return size;
}

/** The language that the platform names, else the one that the words are in; without its region. */
function languageOf(posts: readonly Post[]): string | undefined {
  const named = posts.find(({ language }) => language !== undefined)?.language;
  const language = (named ?? detectLanguage(posts.flatMap(passagesOf)))?.toLowerCase().split('-', 1)[0];
  return language === 'no' || language === 'nn' ? 'nb' : language;
}
