import type { Campaign, CampaignCreator } from '../campaign.ts';
import { spanOf } from '../campaign-span.ts';
import type { Post } from '../post.ts';
import { sameHandle } from '../post-terms.ts';
import type { Membership } from './facts.ts';
import { findCode, findDomain, findToken, needle } from './find.ts';
import { bareLetters, compileName, languagesOfCampaign } from './message/brand-names.ts';
import { isNamed, NameIndex, opensTag } from './message/name-index.ts';
import type { Passage } from './reading.ts';

/** Campaigns whose list holds the post's creator, at about the post's time: those that it can belong to. */
export function candidates(post: Post, campaigns: readonly Campaign[]): Membership[] {
  if (campaigns.length === 0) return [];
  const published = Date.parse(post.publishedAt);
  return campaigns.flatMap((campaign) => {
    const { from, to } = spanOf(campaign);
    if (published < from || published > to) return [];
    const listed = campaign.creators.filter((one) => isSame(one, post));
    const creator = listed.find(({ platform }) => platform !== undefined) ?? listed[0];
    return creator === undefined ? [] : [{ campaign, creator }];
  });
}

function isSame(listed: CampaignCreator, post: Post): boolean {
  return (
    sameHandle(listed.handle) === sameHandle(post.creator.handle) &&
    (listed.platform === undefined || listed.platform === post.platform)
  );
}

/** Of the candidates, the campaigns whose brand the post names: by handle, hashtag, name, domain, code or label. */
export function membershipsOf(post: Post, passages: readonly Passage[], found: readonly Membership[]): Membership[] {
  return found.filter(({ campaign, creator }) => namesBrand(post, passages, campaign, creator));
}

function namesBrand(post: Post, passages: readonly Passage[], campaign: Campaign, creator: CampaignCreator): boolean {
  const { brand } = campaign;
  const names = [brand.name, ...(brand.aliases ?? [])];
  return (
    (post.labelledPartner !== undefined && names.some((name) => needle(name) === needle(post.labelledPartner!))) ||
    (brand.handles ?? []).some((handle) => findToken(passages, 'mentions', handle)) ||
    (brand.handles ?? []).some(
      (handle) => post.labelledPartner !== undefined && needle(handle) === needle(post.labelledPartner),
    ) ||
    (brand.hashtags ?? []).some((tag) => findToken(passages, 'tags', tag)) ||
    saysName(passages, campaign) ||
    (brand.domains ?? []).some((domain) => findDomain(passages, domain)) ||
    (creator.promoCode !== undefined && findCode(passages, creator.promoCode) !== undefined)
  );
}

interface BrandNames {
  index: NameIndex<undefined>;
  /** Letters that open a tag of the brand. */
  openings: readonly string[];
  languages: readonly string[];
  /** Tags of the brief that have the brand's name in them. */
  tags: readonly string[];
}

const compiled = new WeakMap<Campaign, BrandNames>();

function brandNamesOf(campaign: Campaign): BrandNames {
  let names = compiled.get(campaign);
  if (names === undefined) {
    const { brand, brief } = campaign;
    const languages = languagesOfCampaign(campaign);
    const all = [brand.name, ...(brand.aliases ?? [])].map((name) => compileName(name, undefined, languages));
    const letters = all.flatMap((name) => name.letters);
    names = {
      index: new NameIndex(all),
      openings: all.filter(({ sort }) => sort !== 'common').flatMap((name) => name.letters),
      languages,
      tags: (brief?.requiredHashtags ?? [])
        .map(bareLetters)
        .filter((tag) => letters.some((one) => tag.startsWith(one))),
    };
    compiled.set(campaign, names);
  }
  return names;
}

function saysName(passages: readonly Passage[], campaign: Campaign): boolean {
  const { index, openings, languages, tags } = brandNamesOf(campaign);
  for (const passage of passages) {
    for (const hit of index.find(passage)) if (isNamed(hit, false)) return true;
    for (let k = 0; k < passage.tags.length; k += 2) {
      const tag = bareLetters(passage.folded.text.slice(passage.tags[k]!, passage.tags[k + 1]!));
      if (tags.includes(tag) || openings.some((letters) => opensTag(tag, letters, languages))) return true;
    }
  }
  return false;
}

/** Folded names by which the post may call its partner. */
export function partnersOf(post: Post, found: readonly Membership[]): string[] {
  const names = found.flatMap(({ campaign: { brand } }) => [
    brand.name,
    ...(brand.aliases ?? []),
    ...(brand.handles ?? []),
    ...(brand.hashtags ?? []),
  ]);
  if (post.labelledPartner !== undefined) names.push(post.labelledPartner);
  return [...new Set(names.map(needle))].filter((name) => name !== '').sort((a, b) => b.length - a.length);
}
