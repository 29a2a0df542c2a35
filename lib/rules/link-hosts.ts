import { personalPages } from './signals.ts';
import hosts from './words/link-hosts.json' with { type: 'json' };

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Hosts whose links lead anywhere: shortened links, and pages that hold a creator's links. */
const unfollowed = wordsOf(`${hosts.shorteners} ${hosts.linkPages}`);
/** Names of domains, without their ending, where everybody's goods are sold. */
export const marketplaces = wordsOf(hosts.marketplaces);
/** Names of domains that sell no brand's goods: news, music, maps, recipes, app stores. */
export const elsewhere = wordsOf(hosts.elsewhere);
/** Words of an address, or before it, that say the same. */
export const elsewhereWords = wordsOf(hosts.elsewhereWords);
/** The same, as parts of the name of a domain. */
export const elsewhereParts: readonly string[] = hosts.elsewhereParts.split(' ');

const personal = new Set(personalPages);
/** Hosts where anybody may have a shop: a brand too, or whoever passes for one. */
const shopHosts = wordsOf(hosts.shopHosts);

/** Whether a link of that host may lead anywhere. */
export function isUnfollowed(host: string): boolean {
  return isAt(host, unfollowed);
}

/** Whether anybody may have a page of their own there. */
export function isPersonalHost(host: string): boolean {
  return isAt(host, personal) && !isAt(host, shopHosts);
}

/** Whether the host or a domain above it is one of `hosts`. */
function isAt(host: string, hosts: ReadonlySet<string>): boolean {
  for (let at = 0; ; ) {
    if (hosts.has(at === 0 ? host : host.slice(at))) return true;
    at = host.indexOf('.', at) + 1;
    if (at === 0) return false;
  }
}
