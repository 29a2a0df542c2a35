import type { FakeAnswer, PlatformState } from './platform-state.ts';

export interface FakeRequest {
  method: string;
  /** Below the platform's own address. */
  path: string;
  query: URLSearchParams;
  /** The query as it was sent, with its question mark; empty where there is none. */
  search: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  body: string;
}

/** One platform's API as far as it is read: behaves as its documents say, over whatever its state holds. */
export interface FakePlatform {
  kind: string;
  answer(request: FakeRequest, state: PlatformState): FakeAnswer;
  /** How it says that too much was asked; `seconds`: how long to wait, where it tells. */
  rateLimited(seconds: number | undefined, now: Date): FakeAnswer;
}

/** A slice of a list, and the offset of the next one. Offsets shift when something is published meanwhile, as they do in earnest. */
export function pageOf<T>(items: readonly T[], offset: number, size: number): { items: T[]; next: number | undefined } {
  const next = offset + size;
  return { items: items.slice(offset, next), next: next < items.length ? next : undefined };
}
