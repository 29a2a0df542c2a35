import ipaddr from 'ipaddr.js';

/** The only block of IPv6 from which public addresses are given out (RFC 4291, section 2.4). */
const GLOBAL_IPV6: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/**
 * Whether an address is on the public internet. Everything that stands for another address is not: IPv4-mapped,
 * NAT64, 6to4 and Teredo could lead back inside.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_IPV6));
}

export function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

export function isAddress(host: string): boolean {
  return ipaddr.isValid(host);
}
