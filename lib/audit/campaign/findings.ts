import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Campaign, CampaignCreator } from '../../campaign.ts';
import type { CampaignFinding, CreatorConsistency, Delivered } from '../../consistency.ts';
import type { Format, Post } from '../../post.ts';
import { sameHandle } from '../../post-terms.ts';
import { dayOf } from '../facts.ts';
import { formatOf, isAfterDue } from './deliverables.ts';

/** A creator of the campaign with all that is known of them. */
export interface Judged {
  creator: CampaignCreator;
  /** Oldest first. */
  posts: readonly Post[];
  deleted: readonly Post[];
  result: CreatorConsistency;
}

interface About {
  campaign: Campaign;
  asOf: string;
  /** Place of the creator in the campaign. */
  place: number;
}

type Draft = Pick<CampaignFinding, 'code' | 'severity' | 'message' | 'suggestion' | 'since'> & {
  /** Path within the creator's entry. */
  clause: string;
  /** What tells it from the creator's other findings of the code. */
  demand: readonly unknown[];
  post?: Post;
};

/** What is missing or late of a creator's deliverables. */
export function deliverableFindings(judged: Judged, about: About): CampaignFinding[] {
  const seen = new Map<string, number>();
  return judged.result.deliverables.flatMap((delivered, n) => {
    const same = JSON.stringify([delivered.format, delivered.due]);
    const nth = seen.get(same) ?? 0;
    seen.set(same, nth + 1);
    const draft = draftOf(delivered, judged);
    if (draft === undefined) return [];
    const demand = [delivered.format, Date.parse(delivered.due!), nth];
    return [toFinding({ ...draft, clause: `deliverables.${n}`, demand }, judged, about)];
  });
}

function draftOf(delivered: Delivered, judged: Judged): Omit<Draft, 'clause' | 'demand'> | undefined {
  const { format, count, state, due } = delivered;
  const { handle } = judged.creator;
  if (state === 'missing') {
    const missing = count - delivered.delivered;
    return {
      code: 'message.deliverable_missing',
      severity: 'medium',
      since: due!,
      message: `Due ${dayOf(due!)}: ${named(count, format)} by ${handle}. ${published(delivered)}${gone(judged.deleted, format)}`,
      suggestion: `Ask ${handle} for ${named(missing, format, missing < count ? 'more ' : '')}, or agree on another due date.`,
    };
  }
  if (state !== 'late') return undefined;
  const late = judged.posts.filter(
    (post) =>
      delivered.posts.some(({ platform, id }) => post.platform === platform && post.id === id) &&
      isAfterDue(post, delivered),
  );
  const [first] = late as [Post, ...Post[]];
  const days = [...new Set(late.map(({ publishedAt }) => dayOf(publishedAt)))].join(', ');
  return {
    code: 'message.deliverable_late',
    severity: 'low',
    since: first.publishedAt,
    post: first,
    message: `Due ${instantIn(due!, first)}: ${named(count, format)} by ${handle}. Published after it: ${late.length} of ${count} (${days}).${gone(judged.deleted, format)}`,
    suggestion: `Settle with ${handle} what the delay means, or correct the due date in the campaign.`,
  };
}

/** What only this creator says, and what they leave out. */
export function inconsistencyFinding(judged: Judged, about: About): CampaignFinding[] {
  const { standsApart, ownWords, absentWords } = judged.result;
  if (!standsApart) return [];
  const { handle } = judged.creator;
  const [first] = judged.posts as [Post, ...Post[]];
  return [
    toFinding(
      {
        code: 'message.inconsistent_message',
        severity: 'medium',
        clause: '',
        demand: [],
        since: first.publishedAt,
        post: first,
        message: `The posts of ${handle} tell something else than those of the other creators.${listed('Only they say', ownWords)}${listed('They leave out', absentWords)}`,
        suggestion: `Read the posts beside the brief: have ${handle} bring them in line, or dismiss this where the difference is wanted.`,
      },
      judged,
      about,
    ),
  ];
}

function toFinding(
  { clause, demand, post, ...draft }: Draft,
  { creator, result }: Judged,
  about: About,
): CampaignFinding {
  const { campaign, asOf, place } = about;
  const { handle, platform } = creator;
  return {
    id: idOf([campaign.id, sameHandle(handle), platform ?? null, draft.code, ...demand]),
    ...draft,
    jurisdictions: [...campaign.jurisdictions],
    campaign: campaign.id,
    evidence: [],
    citation: {
      instrument: `Campaign ${campaign.id} of ${campaign.brand.name}`,
      clause: ['creators', place, clause].filter((part) => part !== '').join('.'),
      url: `/v1/campaigns/${encodeURIComponent(campaign.id)}`,
      asOf: dayOf(asOf),
    },
    creator: { handle, ...(result.followers === undefined ? {} : { followers: result.followers }) },
    ...(platform === undefined ? {} : { platform }),
    ...(post === undefined ? {} : { post: { platform: post.platform, id: post.id } }),
    ...(post?.url === undefined ? {} : { url: post.url }),
  };
}

/** Made of what the finding is about, never of its wording or the day: it stays the same from check to check. */
function idOf(parts: readonly unknown[]): string {
  return `v1:${bytesToHex(sha256(utf8ToBytes(JSON.stringify(parts).toWellFormed()))).slice(0, 32)}`;
}

const NAMES: Record<Format, [one: string, many: string]> = {
  feed: ['feed post', 'feed posts'],
  carousel: ['carousel', 'carousels'],
  reel: ['reel', 'reels'],
  story: ['story', 'stories'],
  video: ['video', 'videos'],
  short: ['short', 'shorts'],
  live: ['live stream', 'live streams'],
  pin: ['pin', 'pins'],
  article: ['article', 'articles'],
  text: ['text post', 'text posts'],
};

function named(count: number, format: Format, more = ''): string {
  return `${count} ${more}${NAMES[format][count === 1 ? 0 : 1]}`;
}

function published({ delivered, count }: Delivered): string {
  return delivered === 0 ? 'None has been published.' : `Published: ${delivered} of ${count}.`;
}

/** Posts that are gone count for nothing, which their creator may not expect. */
function gone(deleted: readonly Post[], format: Format): string {
  const count = deleted.filter((post) => formatOf(post) === format).length;
  return count === 0 ? '' : ` Deleted on the platform, and not counted: ${named(count, format)}.`;
}

/** The day alone, unless the post came later on that very day. */
function instantIn(due: string, { publishedAt }: Post): string {
  return dayOf(due) === dayOf(publishedAt) ? due : dayOf(due);
}

function listed(what: string, words: readonly string[]): string {
  return words.length === 0 ? '' : ` ${what}: ${words.map((word) => `“${word}”`).join(', ')}.`;
}
