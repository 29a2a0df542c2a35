import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/index.js';
import { parse } from 'tldts';
import type { Campaign, CampaignCreator } from '../../campaign.ts';
import { isPersonalHost, isUnfollowed } from '../../rules/link-hosts.ts';
import { needle } from '../find.ts';
import { lettersOf, lookAlike } from '../letters.ts';
import type { TextLink } from './links-in-text.ts';
import { type Tracking, trackingOf } from './tracking-url.ts';

/** Where a brand's links lead, for one creator. */
export interface BrandSites {
  readonly tracking: Tracking;
  /** The brand's domains as they are registered: `glowlab.co.uk`. */
  readonly domains: ReadonlySet<string>;
  /** Names that its domains bear, and its own, as look-alikes are compared. */
  readonly labels: readonly string[];
  /** Its own names, in letters. */
  readonly names: readonly string[];
  /** The same and those of its products, where they are long enough to be told from other words. */
  readonly goods: readonly string[];
  /** Whether one of the domains is sure to be the brand's own: a tracking link may be a network's. */
  readonly isHomeKnown: boolean;
}

/** A host by its parts; undefined where no such ending of a domain exists. */
export function siteOf(host: string): { domain: string; label: string } | undefined {
  const { domain, domainWithoutSuffix, isIcann, isPrivate } = parse(host, {
    allowPrivateDomains: true,
    extractHostname: false,
  });
  if (domain === null || !(isIcann || isPrivate)) return undefined;
  return { domain, label: domainWithoutSuffix! };
}

/** The host of a domain as a brand gives it: with or without a scheme, or a path. */
export function hostOf(domain: string): string {
  return URL.parse(`https://${domain.replace(/^\w+:\/\//, '')}`)?.hostname ?? domain;
}

/** Shorter names stand in too many addresses by chance. */
const MIN_NAME = 4;
/** From this length on, a name within another is meant; and a letter, or two, may differ. */
const MIN_PART = 5;
const LONG = 9;

export function brandSites({ brand, brief }: Campaign, { trackingUrl }: CampaignCreator): BrandSites {
  const tracking = trackingOf(URL.parse(trackingUrl!)!);
  const own = (brand.domains ?? []).map(hostOf);
  const names = [brand.name, ...(brand.aliases ?? [])].map((name) => lettersOf(needle(name)));
  const isShared = isUnfollowed(tracking.host) || isPersonalHost(tracking.host);
  const hosts = isShared ? own : [...own, tracking.host];
  const sites = hosts.map((host) => siteOf(host) ?? { domain: host, label: host.split('.')[0]! });
  const labels = [...sites.map(({ label }) => label), ...names].map(skeletonOf);
  const goods = [...names, ...(brief?.productNames ?? []).map((name) => lettersOf(needle(name)))];
  return {
    tracking,
    domains: new Set(sites.map(({ domain }) => domain)),
    labels: [...new Set(labels)].filter((label) => label.length >= MIN_NAME),
    names,
    goods: goods.filter((name) => name.length >= MIN_NAME),
    isHomeKnown: own.length > 0 || sites.some(({ label }) => names.includes(lettersOf(label))),
  };
}

const SHAPES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  i: 'l',
};

/** A name as the eye takes it: letters and digits that look alike are one, marks and hyphens are none. */
function skeletonOf(name: string): string {
  const bare = lettersOf(name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''));
  return [...bare]
    .map((letter) => lookAlike(letter) ?? letter)
    .map((letter) => SHAPES[letter] ?? letter)
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** Whether a domain that is not the brand's passes for one of its: another ending, a slip, a look-alike, its name within. */
export function looksLikeBrand(link: TextLink, { labels }: BrandSites): boolean {
  const site = siteOf(link.reads)?.label ?? link.reads;
  const seen = skeletonOf(site);
  const all = skeletonOf(link.reads);
  const parts = link.reads.split(/[.-]/).map(skeletonOf);
  const ascii = link.host.split('.').find((part) => part.startsWith('xn--'));
  return labels.some(
    (label) =>
      seen === label ||
      isSlip(seen, label) ||
      (ascii !== undefined && isDisguised(ascii.slice(4, Math.max(4, ascii.lastIndexOf('-'))), label)) ||
      (!link.bare && (parts.includes(label) || (label.length >= MIN_PART && all.includes(label)))),
  );
}

function isSlip(seen: string, label: string): boolean {
  const allowed = label.length >= LONG ? 2 : label.length >= MIN_PART ? 1 : 0;
  if (Math.abs(seen.length - label.length) > allowed) return false;
  return DamerauLevenshteinDistance(seen, label) <= allowed;
}

/** Whether the letters that a name in Punycode keeps are those of the label, but for one or two in disguise. */
function isDisguised(kept: string, label: string): boolean {
  const letters = skeletonOf(kept);
  if (letters.length < label.length - 2 || letters.length < 2) return false;
  let at = 0;
  for (const letter of label) if (letter === letters[at]) at++;
  return at === letters.length;
}
