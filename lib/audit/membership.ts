import type { Campaign, CampaignCreator } from '../campaign.ts';
import { spanOf } from '../campaign-span.ts';
import type { Post } from '../post.ts';
import { sameHandle } from '../post-terms.ts';
import type { Membership } from './facts.ts';
import { findCode, findDomain, needle } from './find.ts';
import { isLabelOf, namesBrandIn } from './message/brand-naming.ts';
import { perCampaign } from './message/per-brief.ts';
import type { Passage } from './reading.ts';

/** Campaigns whose list holds the post's creator, at about the post's time: those that it can belong to. */
export function candidates(post: Post, campaigns: readonly Campaign[]): Membership[] {
  if (campaigns.length === 0) return [];
  const published = Date.parse(post.publishedAt);
  const handle = sameHandle(post.creator.handle);
  return campaigns.flatMap((campaign) => {
    const { from, to } = spanOf(campaign);
    if (published < from || published > to) return [];
    const listed = creatorsOf(campaign)
      .get(handle)
      ?.filter(({ platform = post.platform }) => platform === post.platform);
    const creator = listed?.find(({ platform }) => platform !== undefined) ?? listed?.[0];
    return creator === undefined ? [] : [{ campaign, creator }];
  });
}

const creatorsOf = perCampaign(({ creators }) => Map.groupBy(creators, ({ handle }) => sameHandle(handle)));

/** Of the candidates, the campaigns whose brand the post names: by handle, hashtag, name, domain, code or label. */
export function membershipsOf(post: Post, passages: readonly Passage[], found: readonly Membership[]): Membership[] {
  return found.filter(({ campaign, creator }) => namesBrand(post, passages, campaign, creator));
}

function namesBrand(post: Post, passages: readonly Passage[], campaign: Campaign, creator: CampaignCreator): boolean {
  return (
    (post.labelledPartner !== undefined && isLabelOf(campaign, post.labelledPartner)) ||
    namesBrandIn(passages, campaign) ||
    (campaign.brand.domains ?? []).some((domain) => findDomain(passages, domain)) ||
    (creator.promoCode !== undefined && findCode(passages, creator.promoCode) !== undefined)
  );
}

/** Folded names by which the post may call its partner. */
export function partnersOf(post: Post, found: readonly Membership[]): readonly string[] {
  const names = found.map(({ campaign }) => namesOf(campaign));
  if (post.labelledPartner !== undefined) names.push(longestFirst([post.labelledPartner]));
  return names.length < 2 ? (names[0] ?? NOBODY) : longestFirst(names.flat());
}

const NOBODY: readonly string[] = [];

const namesOf = perCampaign(({ brand }) =>
  longestFirst([brand.name, ...(brand.aliases ?? []), ...(brand.handles ?? []), ...(brand.hashtags ?? [])]),
);

function longestFirst(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(needle))].filter((name) => name !== '').sort((a, b) => b.length - a.length);
}
