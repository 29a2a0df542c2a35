import type { Campaign, CampaignCreator } from '../../campaign.ts';
import { isPersonalHost } from '../../rules/link-hosts.ts';
import { needle } from '../find.ts';
import { type BrandSites, brandSites } from './brand-sites.ts';
import type { BriefView, Draft } from './draft.ts';
import { kindOf, type LinkKind } from './link-kinds.ts';
import { linksIn, type TextLink } from './links-in-text.ts';
import { isTrackingLink, lackedParams, mayBeTrackingLink, pathOf } from './tracking-url.ts';

/** The creator's tracking link: missing, to a domain that is not the brand's, or with another page or other parameters. */
export function trackingLink(view: BriefView): Draft[] {
  const { campaign, creator, passages } = view;
  const { trackingUrl } = creator;
  if (trackingUrl === undefined || !/^https?:/i.test(trackingUrl)) return [];
  const sites = sitesOf(campaign, creator);
  const links: TextLink[] = [];
  for (const found of linksIn(passages)) {
    const link = unwrapped(found);
    const { tracking } = sites;
    if (link.truncated ? mayBeTrackingLink(link, tracking) : isTrackingLink(link, tracking)) return [];
    links.push(link);
  }
  const where = `creators.${campaign.creators.indexOf(creator)}.trackingUrl`;
  return [{ clause: where, demand: needle(trackingUrl), ...faultOf(links, sites, view, trackingUrl) }];
}

const known = new WeakMap<Campaign, Map<CampaignCreator, BrandSites>>();

function sitesOf(campaign: Campaign, creator: CampaignCreator): BrandSites {
  let byCreator = known.get(campaign);
  if (byCreator === undefined) {
    byCreator = new Map();
    known.set(campaign, byCreator);
  }
  let sites = byCreator.get(creator);
  if (sites === undefined) {
    sites = brandSites(campaign, creator);
    byCreator.set(creator, sites);
  }
  return sites;
}

/** A link that a platform leads to by a page of its own: `l.instagram.com/?u=https%3A%2F%2F…`. */
function unwrapped(link: TextLink): TextLink {
  if (!link.url.search.includes('http') || !isPersonalHost(link.host)) return link;
  for (const value of link.url.searchParams.values()) {
    const url = /^https?:/.test(value) ? URL.parse(value) : null;
    if (url === null) continue;
    const host = url.hostname.replace(/^www\./, '');
    return { ...link, url, host, reads: host };
  }
  return link;
}

type Fault = Omit<Draft, 'clause' | 'demand'>;

function faultOf(links: readonly TextLink[], sites: BrandSites, view: BriefView, trackingUrl: string): Fault {
  const kinds = Map.groupBy(links, (link) => kindOf(link, sites, view));
  const first = (kind: LinkKind) => kinds.get(kind)?.[0];
  const suggestion = `Link ${trackingUrl}.`;
  const brand = kinds.get('brand')?.reduce((a, b) => (lacks(b, sites) < lacks(a, sites) ? b : a));
  const alike = kinds.get('alike')?.find(({ bare }) => !bare || brand === undefined);
  if (alike === undefined && brand !== undefined) return mismatch(brand, sites, suggestion);
  const others = kinds.get('other') ?? [];
  const anywhere = first('anywhere');
  const sole = anywhere === undefined && others.every(({ host }) => host === others[0]!.host) ? others[0] : undefined;
  const wrong = alike ?? first('shop') ?? sole;
  if (wrong !== undefined) {
    return {
      code: 'link_wrong_domain',
      severity: 'high',
      evidence: [wrong.evidence],
      message: `“${wrong.evidence.text}” does not lead to a domain of ${view.campaign.brand.name}.`,
      suggestion,
    };
  }
  const missing = { code: 'link_missing', isAbout: false, suggestion } as const;
  if (anywhere === undefined) {
    return {
      ...missing,
      severity: 'medium',
      evidence: [],
      message: `The creator’s link to ${view.campaign.brand.name} is not in the post.`,
    };
  }
  return {
    ...missing,
    severity: 'low',
    evidence: [anywhere.evidence],
    message: `Where “${anywhere.evidence.text}” leads cannot be checked; no other link to ${view.campaign.brand.name} is in the post.`,
  };
}

/** How much of the tracking link is not in a link to the brand. */
function lacks({ url }: TextLink, { tracking }: BrandSites): number {
  return lackedParams(url, tracking).length + (pathOf(url) === tracking.path ? 0 : 1);
}

function mismatch(link: TextLink, { tracking }: BrandSites, suggestion: string): Fault {
  const { evidence, url, host, truncated } = link;
  const isPage = host === tracking.host && pathOf(url) === tracking.path;
  const lacked = truncated ? [] : lackedParams(url, tracking);
  const parts = [`“${evidence.text}” leads to ${isPage ? 'the agreed page' : 'another page of the brand'}`];
  if (lacked.length > 0) parts.push(`without the agreed ${lacked.join(', ')}`);
  else if (isPage) parts.push('with other parameters');
  return {
    code: 'utm_mismatch',
    severity: 'medium',
    evidence: [evidence],
    message: `${parts.join(', ')}.`,
    suggestion,
  };
}
