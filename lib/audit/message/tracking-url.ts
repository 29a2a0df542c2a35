import type { TextLink } from './links-in-text.ts';

/** The parts of a tracking link that its copies must have. */
export interface Tracking {
  /** Without `www.`. */
  readonly host: string;
  readonly path: string;
  readonly params: readonly (readonly [name: string, value: string])[];
}

export function trackingOf(url: URL): Tracking {
  return { host: url.hostname.replace(/^www\./, ''), path: pathOf(url), params: [...url.searchParams] };
}

/** A path whatever its case, its percent-encoding and its last slash. */
export function pathOf({ pathname }: URL): string {
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // A percent sign that encodes nothing stands for itself.
  }
  return path.normalize('NFC').toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
}

/** Whether the link is the tracking link: the same page with each of its parameters, whose values keep their case. */
export function isTrackingLink({ host, url }: TextLink, tracking: Tracking): boolean {
  return host === tracking.host && pathOf(url) === tracking.path && lackedParams(url, tracking).length === 0;
}

/** Names of the parameters that the link lacks, or has with another value. */
export function lackedParams({ searchParams }: URL, { params }: Tracking): string[] {
  return params.filter(([name, value]) => !searchParams.getAll(name).includes(value)).map(([name]) => name);
}

/** Whether what is left of a link that was cut short may be the tracking link. */
export function mayBeTrackingLink({ host, url }: TextLink, { host: wanted, path, params }: Tracking): boolean {
  if (host !== wanted) return false;
  const shown = pathOf(url);
  if (url.search === '') return path.startsWith(shown);
  const given = [...url.searchParams];
  const [last, begun] = given.pop() ?? ['', ''];
  const values = new Map(params);
  return (
    shown === path &&
    given.every(([name, value]) => (values.get(name) ?? value) === value) &&
    (values.get(last) ?? begun).startsWith(begun)
  );
}
