import { personalPages } from '../rules/signals.ts';
import { classOf, isLetter, NEWLINE, SPACE } from './characters.ts';
import { lettersOf } from './letters.ts';
import type { Passage } from './reading.ts';

/** Longer addresses are not read to their end. */
const MAX_ADDRESS = 2000;
/** Shorter handles stand in too many addresses by chance. */
const MIN_HANDLE = 4;
/** Shorter hosts shorten links to anything. */
const MIN_SITE = 8;
/** How many places where the handle stands are looked at. */
const MAX_PLACES = 20;

type Span = [number, number];

/** End of the web address that goes on at `from`. */
export function addressEnd(text: string, from: number): number {
  const last = Math.min(text.length, from + MAX_ADDRESS);
  let end = from;
  while (end < last && !isGap(text.charCodeAt(end))) end++;
  return end;
}

/** A page that a brand has made for the creator, `brand.example/handle`; pages that anybody can have do not count. */
export function namedLink({ folded: { text } }: Passage, handle: string): Span | undefined {
  for (const at of places(text, `/${handle}`, handle)) {
    const start = addressStart(text, at);
    const host = text.slice(start, at).replace(/^(?:https?:\/\/)?(?:www\.)?/, '');
    const site = host.split('/')[0]!;
    if (!site.includes('.') || lettersOf(site).includes(handle)) continue;
    const glued = isLetter(text.charCodeAt(at + 1 + handle.length));
    if (glued || host.includes('/') || site.length < MIN_SITE || isPersonalPage(site)) continue;
    return [start, addressEnd(text, at)];
  }
  return undefined;
}

/** The creator's own site, a host that is the handle, where no other site is linked. */
export function ownSite({ folded: { text } }: Passage, handle: string): Span | undefined {
  for (const at of places(text, `${handle}.`, handle)) {
    const end = addressEnd(text, at);
    const host = text.slice(at, end).split('/')[0]!;
    const before = text.slice(Math.max(0, at - 4), at);
    if (OWN_HOST.test(host) && /(?:^|\s|\/\/|www\.)$/.test(before) && !linksElsewhere(text, handle))
      return [at, at + host.length];
  }
  return undefined;
}

const OWN_HOST = /^[\p{L}\p{N}]+(?:\.[a-z]{2,6}){1,2}$/u;

function linksElsewhere(text: string, handle: string): boolean {
  for (const at of places(text, '://', handle)) if (isElsewhere(text, at, handle)) return true;
  return false;
}

/** Short links lead anywhere. */
const SHORTENERS = /^(?:bit\.ly|tinyurl\.com|goo\.gl|ow\.ly|cutt\.ly|is\.gd|rebrand\.ly)$/;

/** Whether the address with its `://` at `at` is neither the creator's own nor one of pages that anybody may have. */
export function isElsewhere(text: string, at: number, handle: string): boolean {
  const host = text
    .slice(at + 3, addressEnd(text, at + 3))
    .split('/')[0]!
    .replace(/^www\./, '');
  if (handle.length >= MIN_HANDLE && lettersOf(host).includes(handle)) return false;
  return SHORTENERS.test(host) || !isPersonalPage(host);
}

function* places(text: string, sought: string, handle: string): Generator<number> {
  if (handle.length < MIN_HANDLE) return;
  let at = text.indexOf(sought);
  for (let n = 0; at !== -1 && n < MAX_PLACES; n++) {
    yield at;
    at = text.indexOf(sought, at + 1);
  }
}

/** Start of the web address that has come as far as `before`. */
export function addressStart(text: string, before: number): number {
  const first = Math.max(0, before - MAX_ADDRESS);
  let start = before;
  while (start > first && !isGap(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Whether anybody may have a page of their own name there. */
function isPersonalPage(site: string): boolean {
  return personalPages.some((host) => site === host || site.endsWith(`.${host}`));
}

const gaps = new Uint8Array(128);
for (const sign of '"<>()[]{}|') gaps[sign.charCodeAt(0)] = 1;

function isGap(code: number): boolean {
  const kind = classOf(code);
  return kind === SPACE || kind === NEWLINE || gaps[code] === 1;
}

const H = 104;
const T = 116;
const W = 119;

/** Whether a web address begins at `start`, of a folded text. */
export function isLinkAt(text: string, start: number): boolean {
  const first = text.charCodeAt(start);
  if (first === W) return text.charCodeAt(start + 1) === W && text.startsWith('www.', start);
  if (first !== H || text.charCodeAt(start + 1) !== T) return false;
  return text.startsWith('http://', start) || text.startsWith('https://', start);
}
