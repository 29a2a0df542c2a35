import { createHmac } from 'node:crypto';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import * as z from 'zod';
import { all, attribute, type Element, inside, textOf } from '../feed/xml.ts';
import { PlatformClient } from '../http/platform-client.ts';
import { sameText } from '../http/same-text.ts';
import type { InboundRequest, Received } from '../source.ts';
import { SourceError } from '../source-error.ts';
import type { CredentialValues, SourceIo } from '../source-kind.ts';

const DAY_MS = 86_400_000;
/** Asked for; the hub gives five days as a rule. It is asked again every day, whatever it gave. */
const LEASE_SECONDS = 10 * 86_400;

/** Entities are not expanded: what is read are ids. */
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
});

/**
 * What YouTube's hub pushes by WebSub: new videos, other titles and descriptions, and what is no longer shown. The secret of a
 * subscription is derived from the credential and the source, so nothing has to be kept; after a change of the credential pushes are
 * refused until the subscription is renewed, within a day.
 * @see https://developers.google.com/youtube/v3/guides/push_notifications
 * @see https://www.w3.org/TR/websub/
 */
export class YouTubePush {
  readonly #name: string;
  readonly #io: SourceIo;
  readonly #hub: PlatformClient;

  constructor(name: string, io: SourceIo) {
    this.#name = name;
    this.#io = io;
    this.#hub = new PlatformClient({
      title: 'YouTube’s hub',
      baseUrl: io.baseUrl ?? 'https://pubsubhubbub.appspot.com',
      io,
    });
  }

  /** Renews the subscription where there is an address to push to. Returns when that was done last; fetching goes on without it. */
  async renew(channelId: string, last: string | undefined): Promise<string | undefined> {
    const { inboundUrl } = this.#io;
    const now = this.#io.now();
    if (inboundUrl === undefined || !inboundUrl.startsWith('https://')) return undefined;
    if (last !== undefined && now.getTime() - Date.parse(last) < DAY_MS) return last;
    const secret = this.#secret(await this.#io.credential.read());
    if (secret === undefined) return undefined;
    const topic = `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channelId}`;
    const callback = new URL(inboundUrl);
    callback.searchParams.set('token', proof(secret, topic));
    const form = {
      'hub.mode': 'subscribe',
      'hub.topic': topic,
      'hub.callback': callback.href,
      'hub.verify': 'async',
      'hub.secret': secret,
      'hub.lease_seconds': String(LEASE_SECONDS),
    };
    try {
      await this.#hub.send({ method: 'POST', path: '/subscribe', form, shape: z.unknown() });
      return now.toISOString();
    } catch (error) {
      if (error instanceof SourceError) return last;
      throw error;
    }
  }

  async receive({ method, query, headers, body }: InboundRequest): Promise<Received> {
    const secret = this.#secret(await this.#io.credential.read());
    if (secret === undefined) return { status: 403, body: 'the credential of this source signs nothing' };
    if (method === 'GET') return confirm(query, secret);
    if (!isSigned(body, headers['x-hub-signature'], secret))
      return { status: 403, body: 'X-Hub-Signature does not fit the body' };
    return XMLValidator.validate(body) === true ? take(body) : { status: 400, body: 'the body is no XML' };
  }

  #secret({ apiKey, clientSecret }: CredentialValues): string | undefined {
    const key = apiKey || clientSecret;
    return key && proof(key, `websub of ${this.#name}`);
  }
}

/** That the hub asks for what was asked of it shows in the address that it was given. */
function confirm(query: InboundRequest['query'], secret: string): Received {
  const { token = '', 'hub.mode': mode, 'hub.topic': topic = '', 'hub.challenge': challenge = '' } = query;
  if (!sameText(token, proof(secret, topic))) return { status: 404, body: 'this was not asked for' };
  if (mode === 'denied') return { status: 200 };
  const isAnswered = mode === 'subscribe' && /^[\x21-\x7e]{1,500}$/.test(challenge);
  return isAnswered ? { status: 200, body: challenge } : { status: 404, body: 'only subscriptions are asked for' };
}

function take(body: string): Received {
  const feed = inside(parser.parse(body) as Element, 'feed');
  if (feed === undefined) return { status: 400, body: 'the body is no feed' };
  const changed = all(feed, 'entry').flatMap((entry) => idOf(textOf(Object(entry), 'yt:videoId')));
  const deleted = all(feed, 'at:deleted-entry').flatMap((entry) => {
    return idOf(attribute(entry, 'ref')?.replace('yt:video:', ''));
  });
  return {
    status: 200,
    ...(changed.length > 0 && { changed: changed.map((id) => ({ platform: 'youtube' as const, id })) }),
    ...(deleted.length > 0 && {
      gone: deleted.map((id) => ({ platform: 'youtube' as const, id, as: 'deleted' as const })),
    }),
  };
}

function idOf(text: string | undefined): string[] {
  return text !== undefined && /^[\w-]{6,20}$/.test(text) ? [text] : [];
}

/** The hub signs by SHA-1; the standard allows others. */
function isSigned(body: string, signature = '', secret: string): boolean {
  const [method = ''] = signature.split('=');
  if (!['sha1', 'sha256', 'sha384', 'sha512'].includes(method)) return false;
  return sameText(signature, `${method}=${createHmac(method, secret).update(body).digest('hex')}`);
}

function proof(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
