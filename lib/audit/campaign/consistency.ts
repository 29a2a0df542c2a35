import type { Audit } from '../../audit-result.ts';
import type { Campaign, CampaignCreator } from '../../campaign.ts';
import type { Consistency } from '../../consistency.ts';
import type { Post } from '../../post.ts';
import { audit } from '../audit.ts';
import { campaignsOf } from '../campaigns-of.ts';
import { matchDeliverables } from './deliverables.ts';
import { deliverableFindings, inconsistencyFinding, type Judged } from './findings.ts';
import { voicesOf } from './voices.ts';

/** What is known of a campaign's posts besides those that are there. */
export interface Beside {
  /** Posts that the platform no longer has: they count for nothing, which the findings say. */
  deleted?: readonly Post[];
  /** Whether there are posts that could not be read: what is missing or late cannot be told then. */
  cut?: boolean;
}

interface Read {
  /** Ids of the key messages that it covers. */
  covered: readonly string[];
  findings: number;
}

/**
 * Judges a campaign as a whole as it stood at `asOf`, an RFC 3339 instant: what was delivered, what its posts say together,
 * and whose posts stand apart. Posts that are not the campaign's are ignored. Pure and synchronous, as `audit` is.
 */
export function judgeCampaign(
  campaign: Campaign,
  posts: readonly Post[],
  asOf: string,
  { deleted = [], cut = false }: Beside = {},
): Consistency {
  const present = byCreator(campaign, posts, asOf);
  const gone = byCreator(campaign, deleted, asOf);
  const voices = voicesOf([...present.values()], campaign);
  const reads: Read[][] = [];
  const judged = campaign.creators.map((creator, n): Judged => {
    const own = present.get(creator)!;
    const read = own.map((post) => readPost(campaign, post));
    reads.push(read);
    const { handle, platform } = creator;
    const followers = own.findLast((post) => post.creator.followers !== undefined)?.creator.followers;
    return {
      creator,
      posts: own,
      deleted: gone.get(creator)!,
      result: {
        handle,
        ...(platform === undefined ? {} : { platform }),
        posts: own.length,
        deletedPosts: gone.get(creator)!.length,
        ...(followers === undefined ? {} : { followers }),
        keyMessages: keyMessages(campaign).flatMap(({ id }) =>
          read.some((one) => one.covered.includes(id)) ? [id] : [],
        ),
        findings: read.reduce((sum, { findings }) => sum + findings, 0),
        deliverables: matchDeliverables(creator.deliverables ?? [], own, asOf),
        ...voices[n]!,
      },
    };
  });
  return {
    campaign: campaign.id,
    brand: campaign.brand.name,
    asOf,
    posts: reads.flat().length,
    cut,
    keyMessages: coverage(campaign, reads),
    creators: judged.map(({ result }) => result),
    findings: judged.flatMap((one, place) => [
      ...(cut ? [] : deliverableFindings(one, { campaign, asOf, place })),
      ...inconsistencyFinding(one, { campaign, asOf, place }),
    ]),
  };
}

/** The campaign's posts by the entry of their creator, each once, oldest first. */
function byCreator(campaign: Campaign, posts: readonly Post[], asOf: string): Map<CampaignCreator, Post[]> {
  const found = new Map(campaign.creators.map((creator): [CampaignCreator, Post[]] => [creator, []]));
  const until = Date.parse(asOf);
  const each = new Map(posts.map((post) => [`${post.platform} ${post.id}`, post]));
  for (const post of [...each.values()].sort(inTime)) {
    if (Date.parse(post.publishedAt) > until) continue;
    const [membership] = campaignsOf(post, [campaign]);
    if (membership !== undefined) found.get(membership.creator)!.push(post);
  }
  return found;
}

function inTime(a: Post, b: Post): number {
  return Date.parse(a.publishedAt) - Date.parse(b.publishedAt) || (a.id < b.id ? -1 : 1);
}

function readPost(campaign: Campaign, post: Post): Read {
  const { findings } = audit(post, { campaigns: [campaign] });
  const against = findings.filter(({ code }) => code.startsWith('message.'));
  return { covered: coveredBy(campaign, against), findings: against.length };
}

function coveredBy(campaign: Campaign, findings: Audit['findings']): string[] {
  const missed = new Set(
    findings.flatMap(({ code, citation }) => (code === 'message.key_message_missing' ? citation.clause : [])),
  );
  return keyMessages(campaign).flatMap(({ id }, n) => (missed.has(`brief.keyMessages.${n}`) ? [] : id));
}

function coverage(campaign: Campaign, reads: readonly (readonly Read[])[]): Consistency['keyMessages'] {
  const posts = reads.flat();
  const posted = reads.filter((read) => read.length > 0);
  return keyMessages(campaign).map(({ id, text }) => {
    const covers = ({ covered }: Read) => covered.includes(id);
    return {
      id,
      text,
      posts: posts.filter(covers).length,
      creators: posted.filter((read) => read.some(covers)).length,
      ofPosts: posts.length,
      ofCreators: posted.length,
    };
  });
}

function keyMessages({ brief }: Campaign) {
  return brief?.keyMessages ?? [];
}
