import * as z from 'zod';
import { type PostRef, platformSchema } from '../post.ts';
import { toPost } from './files/post-record.ts';
import { parseJson } from './http/json.ts';
import { keyOf, refusedSignature } from './inbound/standard-webhooks.ts';
import type { Gone, InboundRequest, PostSource, Received, Rejected } from './source.ts';
import { type SourceIo, sourceKind } from './source-kind.ts';

/** Records of one push that are told apart in the answer; further ones are counted. */
const TOLD = 20;

const MOST = 1000;

/** A generic inbound address, signed by Standard Webhooks 1.0. */
export const webhook = sourceKind({
  kind: 'webhook',
  facts: {
    title: 'Inbound webhook',
    platform: 'any',
    reads: [
      'posts that another system sends: one, a list, or `{type: "post.published" | "post.deleted", data}`',
      'verified',
    ],
    permission: ['the secret with which the sender signs (Standard Webhooks 1.0)', 'verified'],
    label: ['`platformLabel` of each post', 'verified'],
    edits: ['the sender sends the post again', 'verified'],
    deletions: ['the sender sends `post.deleted`', 'verified'],
    cost: ['none', 'verified'],
    retention: ['as agreed with the sender', 'verified'],
    concurrency: 8,
    budgets: [],
    credential: [{ name: 'secret', about: 'secret of the signatures: whsec_ and at least 24 random bytes in base64' }],
    everyMinutes: 1440,
    inbound:
      'The sender posts JSON here, signed by Standard Webhooks 1.0: webhook-id, webhook-timestamp, webhook-signature.',
  },
  settings: z.object({}),
  open: (name, _, io) => new WebhookSource(name, io),
});

const envelope = z.object({ type: z.string(), data: z.union([z.array(z.unknown()), z.looseObject({})]) });
const deletion = z.object({
  platform: platformSchema,
  id: z.coerce.string().min(1),
  as: z.enum(['deleted', 'private']).default('deleted'),
});

/** Posts come when the sender sends them. The same push twice is harmless, as posts are known by their ids. */
class WebhookSource implements PostSource {
  readonly name: string;
  readonly #io: SourceIo;

  constructor(name: string, io: SourceIo) {
    this.name = name;
    this.#io = io;
  }

  /** There is nothing to fetch; but that the secret is missing is better known before the first push. */
  async *fetchSince(): ReturnType<PostSource['fetchSince']> {
    const { secret } = await this.#io.credential.read();
    keyOf(secret!);
    yield { posts: [], rejected: [], cursor: '' };
  }

  async receive(request: InboundRequest): Promise<Received> {
    if (request.method !== 'POST') return { status: 405, body: 'send posts with POST' };
    const { secret } = await this.#io.credential.read();
    const refused = refusedSignature(request, secret!, this.#io.now());
    if (refused !== undefined) return { status: 401, body: refused };
    let body: unknown;
    try {
      body = parseJson(request.body);
    } catch {
      return { status: 400, body: 'the body is no JSON' };
    }
    return read(body);
  }
}

function read(body: unknown): Received {
  const { data: wrapped } = envelope.safeParse(body);
  const type = wrapped?.type ?? 'post.published';
  const data = wrapped === undefined ? body : wrapped.data;
  const records = Array.isArray(data) ? data : [data];
  if (records.length > MOST) return { status: 413, body: `send at most ${MOST} posts at once` };
  if (type === 'post.published') return readAll(records, toPost, (posts) => ({ posts }));
  if (type === 'post.deleted') return readAll(records, toGone, (gone) => ({ gone }));
  return { status: 400, body: 'type must be "post.published" or "post.deleted"' };
}

/** Good records are taken also where others are not: a sender that repeats the whole push does no harm. */
function readAll<T>(
  records: readonly unknown[],
  readOne: (record: unknown) => { post: T } | { problem: Omit<Rejected, 'at'> },
  taken: (good: T[]) => Partial<Received>,
): Received {
  const good: T[] = [];
  const rejected: Rejected[] = [];
  records.forEach((record, index) => {
    const result = readOne(record);
    if ('post' in result) good.push(result.post);
    else rejected.push({ at: `[${index}]`, ...result.problem });
  });
  return {
    status: good.length > 0 || records.length === 0 ? 200 : 400,
    body: told(good.length, rejected),
    rejected,
    ...taken(good),
  };
}

function told(taken: number, rejected: readonly Rejected[]): string {
  const lines = rejected
    .slice(0, TOLD)
    .map(({ at, field, message }) => `${at} ${field} ${message}`.replace(/ +/g, ' '));
  const more = rejected.length - lines.length;
  return [`${taken} taken, ${rejected.length} refused`, ...lines, ...(more > 0 ? [`… and ${more} more`] : [])].join(
    '\n',
  );
}

function toGone(record: unknown): { post: Gone } | { problem: Omit<Rejected, 'at'> } {
  const { data, error } = deletion.safeParse(record);
  if (data !== undefined) return { post: data satisfies PostRef };
  const [issue] = error.issues;
  return {
    problem: { field: issue!.path.map(String).join('.'), message: `${issue!.message}: give {platform, id}` },
  };
}
