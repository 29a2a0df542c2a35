import type { LookupFunction } from 'node:net';
import { RefusedTarget } from '../../net/guarded-lookup.ts';
import { guardedRequest } from '../../net/guarded-request.ts';
import type { TargetPolicy } from '../../net/target.ts';
import type { Reply } from '../http/reply.ts';
import { SourceError } from '../source-error.ts';
import type { Feed } from './feed.ts';
import { parseFeed } from './parse-feed.ts';

const TIMEOUT_MS = 20_000;
const MAX_BYTES = 5_000_000;

const ENCODING = /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{1,40})["']/;

export interface FeedRequest {
  headers: Readonly<Record<string, string>>;
  policy: TargetPolicy;
  /** Where names are looked up; for tests. */
  lookup?: LookupFunction | undefined;
}

/**
 * Reads a feed at an address that a user gave; its reply holds a `Feed`. Throws a `SourceError` (`settings_refused`) where the address
 * does not lead to the public internet.
 */
export async function readFeedDocument(url: URL, { headers, policy, lookup }: FeedRequest): Promise<Reply> {
  try {
    const answer = await guardedRequest(url.href, {
      method: 'GET',
      headers: { ...headers, 'accept-encoding': 'identity' },
      policy,
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
      lookup,
    });
    const told = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]));
    const reply = { status: answer.status, headers: told, body: undefined };
    if (answer.status < 200 || answer.status >= 300) return reply;
    if (!answer.complete) return { ...reply, failure: `its answer broke off, or has over ${MAX_BYTES / 1e6} MB` };
    const feed = parseFeed(textOf(answer.body, told.get('content-type') ?? ''));
    return feed === undefined
      ? { ...reply, failure: 'it answers with no RSS, Atom or JSON feed: give the address of the feed, not of a page' }
      : { ...reply, body: feed satisfies Feed };
  } catch (error) {
    const { message } = error as Error;
    if (error instanceof RefusedTarget) throw new SourceError('settings_refused', `the feed: ${message}`);
    return { status: 0, headers: new Headers(), body: undefined, failure: `it cannot be reached (${message})` };
  }
}

/** The encoding is that of the header, else of the XML declaration, else UTF-8. */
function textOf(body: Buffer, contentType: string): string {
  const declared = ENCODING.exec(body.toString('latin1', 0, 300).trimStart())?.[1];
  const named = /charset\s*=\s*"?([\w-]{1,40})/i.exec(contentType)?.[1] ?? declared ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}
