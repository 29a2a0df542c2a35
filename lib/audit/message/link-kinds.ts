import {
  elsewhere,
  elsewhereParts,
  elsewhereWords,
  isPersonalHost,
  isUnfollowed,
  marketplaces,
} from '../../rules/link-hosts.ts';
import { isCommonWord } from '../../rules/words.ts';
import { needle } from '../find.ts';
import { lettersOf } from '../letters.ts';
import { type BrandSites, hostOf, looksLikeBrand, siteOf } from './brand-sites.ts';
import type { BriefView } from './draft.ts';
import type { TextLink } from './links-in-text.ts';
import { isTrackingLink, lackedParams, pathOf, trackingOf } from './tracking-url.ts';

/**
 * What a link that is not the tracking link is in a post that should have it: one to the `brand`, one that passes for it
 * (`alike`), one to its goods in another `shop`, one that leads `anywhere`, one to a page that nobody knows (`other`), or
 * none that has to do with the brand (`aside`).
 */
export type LinkKind = 'brand' | 'alike' | 'shop' | 'anywhere' | 'other' | 'aside';

export function kindOf(link: TextLink, sites: BrandSites, view: BriefView): LinkKind {
  const site = siteOf(link.host);
  if (site === undefined && !/^https?:/i.test(link.evidence.text)) return 'aside';
  const domain = site?.domain ?? link.host;
  const label = site?.label ?? link.host;
  if (isOthersLink(link, view) || (link.bare && isName(link.reads, sites, view))) return 'aside';
  if (sites.domains.has(domain) || isSameShop(link, sites)) return 'brand';
  if (isOthersDomain(domain, view)) return 'aside';
  if (!sites.isHomeKnown && sites.names.includes(lettersOf(label))) return 'brand';
  if (isUnfollowed(link.host)) return link.host.startsWith('maps.') ? 'aside' : 'anywhere';
  if (marketplaces.has(label))
    return namesGoods(link, sites) ? 'shop' : STOREFRONT.test(pathOf(link.url)) ? 'aside' : 'other';
  if (isPersonalHost(link.host)) return 'aside';
  if (looksLikeBrand(link, sites)) return link.bare && isTwoSentences(link, view) ? 'aside' : 'alike';
  if (link.bare || isOwnPage(link, domain, label, view)) return 'aside';
  if (carriesTracking(link, sites, view)) return 'alike';
  const before = sentenceBefore(link);
  if (leadsElsewhere(link, domain, label, before)) return 'aside';
  const said = lettersOf(before.replace(/[#@][^\s#@]+/g, ' '));
  if (namesGoods(link, sites) || sites.goods.some((name) => said.includes(name))) return 'shop';
  return label.length >= MIN_LABEL && said.includes(lettersOf(label)) ? 'aside' : 'other';
}

/** Pages of a creator in a shop. */
const STOREFRONT = /^\/(?:shop|storefront|hz\/wishlist|wishlist|registry|people|author|live)(?:\/|$)/;
const MIN_LABEL = 4;
const PUBLIC = /\.(?:org|gov|edu|int|mil)(?:\.[a-z]{2})?$|\.(?:gov|edu|ac)\.[a-z]{2}$/;

/** Whether another campaign of the post asks for the very link. */
function isOthersLink(link: TextLink, { others }: BriefView): boolean {
  return others.some(({ creator: { trackingUrl } }) => {
    const url = URL.parse(trackingUrl ?? '');
    return url !== null && isTrackingLink(link, trackingOf(url));
  });
}

/** Whether the domain is another campaign's brand's. */
function isOthersDomain(domain: string, { others }: BriefView): boolean {
  return others.some(({ campaign, creator: { trackingUrl } }) =>
    [...(campaign.brand.domains ?? []), trackingUrl ?? ''].some((one) => siteOf(hostOf(one))?.domain === domain),
  );
}

/** Whether what looks like a host is how a brand, or somebody, is called: "Booking.com", a handle. */
function isName(reads: string, { names }: BrandSites, { post, campaign }: BriefView): boolean {
  const handles = [...(campaign.brand.handles ?? []), post.creator.handle];
  return names.includes(lettersOf(reads)) || handles.some((handle) => needle(handle) === reads);
}

/** Whether two sentences stand without a space between: "I love GlowLab.It is". */
function isTwoSentences({ evidence: { text }, reads }: TextLink, { language }: BriefView): boolean {
  const ending = reads.slice(reads.lastIndexOf('.') + 1);
  return /\.\p{Lu}\p{Ll}+$/u.test(text) || (ending.length < 3 && isCommonWord(ending, 'en', language));
}

/** In a shop or on a page that many brands share, the link to the brand's goods or page. */
function isSameShop(link: TextLink, sites: BrandSites): boolean {
  const { host, path } = sites.tracking;
  return link.host === host && (namesGoods(link, sites) || (path !== '' && pathOf(link.url) === path));
}

function namesGoods({ url, reads }: TextLink, { goods }: BrandSites): boolean {
  const address = lettersOf(`${reads} ${pathOf(url)} ${url.search.toLowerCase()}`);
  return goods.some((name) => address.includes(name));
}

/** Whether the page is the creator's own. */
function isOwnPage({ reads }: TextLink, domain: string, label: string, { post }: BriefView): boolean {
  const names = [post.creator.handle, post.creator.name ?? ''].map((name) => lettersOf(needle(name)));
  const own = lettersOf(label);
  const home = URL.parse(post.url ?? '')?.hostname ?? '';
  return (
    names.some((name) => name.length >= MIN_LABEL && lettersOf(reads).includes(name)) ||
    (own.length > MIN_LABEL && names.some((name) => name.includes(own))) ||
    siteOf(home)?.domain === domain
  );
}

/** Whether the link has most of the tracking link's parameters, or its page; one of the creator's name is any brand's. */
function carriesTracking({ url }: TextLink, { tracking }: BrandSites, { post }: BriefView): boolean {
  const { params, path } = tracking;
  const lacked = lackedParams(url, tracking).length;
  if (params.length > 0 && lacked * 2 < params.length) return true;
  const handle = lettersOf(needle(post.creator.handle));
  const isCreators = path.split('/').some((part) => part !== '' && handle.includes(lettersOf(part)));
  return path.length > MIN_LABEL && !isCreators && pathOf(url) === path;
}

function leadsElsewhere({ reads, url }: TextLink, domain: string, label: string, before: string): boolean {
  const words = `${reads} ${pathOf(url)} ${before}`.split(/[^\p{L}\p{N}]+/u);
  return (
    elsewhere.has(label) ||
    PUBLIC.test(domain) ||
    elsewhereParts.some((part) => label.includes(part)) ||
    words.some((word) => elsewhereWords.has(word))
  );
}

/** How far what a link is introduced by may begin before it. */
const REACH = 120;

/** What stands before the link in its sentence. */
function sentenceBefore({ passage, start }: TextLink): string {
  return passage.folded.text
    .slice(Math.max(0, start - REACH), start)
    .split(/\n|[.!?]\s/)
    .at(-1)!;
}
