import { useMemo, useSyncExternalStore } from 'react';

/** Where the page is: `#/findings/v1:abc?from=queue`. It lives in the fragment, so that every view has a link to share. */
export interface Place {
  /** Decoded path segments. */
  path: readonly string[];
  params: URLSearchParams;
}

export function parsePlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s, 2);
  return { path: path.split('/').filter(Boolean).map(decode), params: new URLSearchParams(query) };
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export function linkTo(path: readonly string[], params: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== undefined) query.set(name, value);
  return `#/${path.map(encodeURIComponent).join('/')}${query.size === 0 ? '' : `?${query}`}`;
}

/** Goes to a link; `replace` leaves no step in the browser's history. */
export function go(link: string, { replace = false } = {}): void {
  if (!replace) window.location.hash = link;
  else window.location.replace(link);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parsePlace(hash), [hash]);
}
