import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { parseJson } from '../http/json.ts';
import { sameText } from '../http/same-text.ts';
import type { InboundRequest, Received } from '../source.ts';
import { SourceError } from '../source-error.ts';
import type { SourceIo } from '../source-kind.ts';
import { readPosts, versionsOf } from './post.ts';

const user = z.object({ id: z.string(), username: z.string() });
const reference = z.object({ type: z.string() });

const eventSchema = z.object({
  data: z.object({
    event_type: z.string(),
    payload: z.looseObject({
      id: z.string(),
      author_id: z.string().optional(),
      in_reply_to_tweet_id: z.unknown().optional(),
      in_reply_to_post_id: z.unknown().optional(),
      in_reply_to_user_id: z.unknown().optional(),
      referenced_tweets: z.array(reference).optional(),
      referenced_posts: z.array(reference).optional(),
      attachments: z.unknown().optional(),
    }),
    filter: z.object({ user_id: z.string().optional() }).optional(),
    // Seen with each user in a `data` of its own, and without.
    includes: z
      .object({ users: z.array(z.union([user, z.object({ data: user }).transform(({ data }) => data)])).catch([]) })
      .optional()
      .catch(undefined),
  }),
});
type Event = z.infer<typeof eventSchema>['data'];

/** A challenge is signed as a push is: one that were JSON would be an event with its signature, for whoever asks. */
const CHALLENGE = /^[\w.~+/=-]{1,500}$/;

interface Receiving {
  io: Pick<SourceIo, 'credential' | 'budget'>;
  username: string;
  isOwn: (user: string) => Promise<boolean>;
  /** Of one event, in units of the budget. */
  price: number;
}

/**
 * Takes what the X Activity API pushes: the challenge that it repeats every hour, `post.create` and `post.delete`. What concerns other
 * accounts is answered and dropped: several sources may share a webhook. What is not whole in the event, such as a long text or whether
 * something attached is a video, is read again: X charges a post once a day.
 * @see https://docs.x.com/x-api/webhooks/quickstart
 * @see https://docs.x.com/x-api/activity/event-payloads
 */
export async function receiveX(request: InboundRequest, receiving: Receiving): Promise<Received> {
  const { consumerSecret } = await receiving.io.credential.read();
  if (!consumerSecret) return { status: 403, body: 'the credential of this source has no "consumerSecret"' };
  const sign = (text: string) => `sha256=${createHmac('sha256', consumerSecret).update(text).digest('base64')}`;
  if (request.method === 'GET') {
    const { crc_token: challenge = '' } = request.query;
    if (!CHALLENGE.test(challenge)) return { status: 400, body: 'crc_token is missing, or is no token' };
    return { status: 200, body: JSON.stringify({ response_token: sign(challenge) }) };
  }
  if (!sameText(request.headers['x-twitter-webhooks-signature'] ?? '', sign(request.body)))
    return { status: 403, body: 'x-twitter-webhooks-signature does not fit the body' };
  const event = readEvent(request.body);
  if (event === undefined) return { status: 400, body: 'the body is no event' };
  const isOwn = await isOf(event, receiving);
  return { status: 200, ...(isOwn && (await take(event, receiving))) };
}

function readEvent(body: string): Event | undefined {
  try {
    return eventSchema.safeParse(parseJson(body)).data?.data;
  } catch {
    return undefined;
  }
}

async function isOf({ payload, filter, includes }: Event, { username, isOwn }: Receiving): Promise<boolean> {
  const author = payload.author_id ?? filter?.user_id;
  if (author === undefined) return false;
  const known = includes?.users.find(({ id }) => id === author);
  return known === undefined ? isOwn(author) : known.username.toLowerCase() === username.toLowerCase();
}

async function take(
  { event_type: type, payload }: Event,
  { username, io, price }: Receiving,
): Promise<Partial<Received>> {
  if (type === 'post.delete') return { gone: [{ platform: 'x', id: payload.id, as: 'deleted' }] };
  if (type !== 'post.create') return {};
  await io.budget.spend('reads', price).catch(ignoreSpent);
  if (isReplyOrRepost(payload)) return {};
  const { posts } = readPosts([payload], { handle: username, media: [] });
  const isWhole = payload.attachments === undefined && posts.length > 0 && posts.every(({ cut }) => cut === undefined);
  return isWhole ? { posts } : { changed: [{ platform: 'x', id: versionsOf(payload).first ?? payload.id }] };
}

/** What has been pushed is paid for, whatever the limit. */
function ignoreSpent(error: unknown): void {
  if (!(error instanceof SourceError) || error.problem !== 'quota_spent') throw error;
}

function isReplyOrRepost(payload: Event['payload']): boolean {
  const { in_reply_to_tweet_id: tweet, in_reply_to_post_id: post, in_reply_to_user_id: user } = payload;
  const references = payload.referenced_tweets ?? payload.referenced_posts ?? [];
  return (
    [tweet, post, user].some((id) => id !== undefined && id !== null) ||
    references.some(({ type }) => type !== 'quoted')
  );
}
