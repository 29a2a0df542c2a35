import { isAddress, isLoopback, isPublic } from './address.ts';

/** Which addresses that users give are allowed. */
export interface TargetPolicy {
  /** Only in the local run: http:// and https:// to 127.0.0.1, ::1 and localhost. */
  allowLoopback: boolean;
}

export type TargetCheck = { ok: true; url: URL; loopback: boolean } | { ok: false; message: string };

/** Names that never lead to the public internet (RFC 6761, RFC 6762, RFC 8375, ICANN resolution 2024.07.29.06). */
const INSIDE = ['localhost', 'local', 'internal', 'home.arpa'];

/** Whether `text` may be called, as far as its writing tells; what its name resolves to is checked when it is called. */
export function checkTarget(text: string, { allowLoopback }: TargetPolicy): TargetCheck {
  const url = URL.parse(text);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return refuse('must be an https:// URL');
  if (url.username !== '' || url.password !== '') {
    return refuse('must not carry a user name or password');
  }
  const host = hostOf(url);
  const loopback = host === 'localhost' || isLoopback(host);
  if (loopback && allowLoopback) return { ok: true, url, loopback };
  if (url.protocol !== 'https:') return refuse('must begin with https://');
  const inside = isAddress(host)
    ? !isPublic(host)
    : !host.includes('.') || INSIDE.some((name) => host.endsWith(`.${name}`));
  if (inside) return refuse(`must lead to the public internet, which ${host} does not: give a public host name`);
  return { ok: true, url, loopback };
}

/** The host as compared: without the brackets of IPv6 and the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function refuse(message: string): TargetCheck {
  return { ok: false, message };
}
