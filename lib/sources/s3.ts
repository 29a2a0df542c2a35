import type { _Object, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { type Batch, inBatches } from './files/batches.ts';
import type { ByteStream } from './files/bytes.ts';
import { formatOf, readPosts } from './files/read-posts.ts';
import { signature } from './files/signature.ts';
import type { FetchedBatch, PostSource } from './source.ts';
import { SourceError, type SourceProblem } from './source-error.ts';
import { sourceKind } from './source-kind.ts';

/**
 * Objects remembered one by one. Older ones are covered by `floor`; the margin is for uploads in parts, which carry the time at
 * which they began and so turn up late.
 */
const REMEMBERED = 500;

const cursorSchema = z.object({
  /** Everything modified up to here (milliseconds) has been read. */
  floor: z.number(),
  read: z.array(z.tuple([z.string(), z.number()])),
  reading: z.object({ object: z.string(), records: z.number() }).optional(),
});
type Cursor = z.infer<typeof cursorSchema>;

/** Files of posts in a bucket. */
export const s3 = sourceKind({
  kind: 's3',
  facts: {
    title: 'Amazon S3',
    platform: 'any',
    reads: ['posts in .jsonl, .json and .csv objects below a prefix', 'verified'],
    permission: ['s3:ListBucket and s3:GetObject for the role of the function', 'verified'],
    label: ['`platformLabel` of each record', 'verified'],
    edits: ['an object that was replaced is read again', 'verified'],
    deletions: ['not told: an object that is deleted says nothing about its posts', 'verified'],
    cost: ['one listing per 1,000 objects, and one call per object', 'verified'],
    retention: ['as agreed with whoever hands the files in', 'verified'],
    concurrency: 4,
    budgets: [],
    credential: [],
    everyMinutes: 15,
  },
  settings: z.object({
    bucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, { error: 'write the name of an S3 bucket, without s3://' })
      .describe('Name of the bucket'),
    prefix: z.string().max(1024).default('').describe('Only objects whose key starts with it'),
  }),
  open: (name, { bucket, prefix }) => new S3Source({ name, bucket, prefix }),
});

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const PROBLEMS: Readonly<Record<string, SourceProblem>> = {
  AccessDenied: 'permission_missing',
  NoSuchBucket: 'settings_refused',
  PermanentRedirect: 'settings_refused',
  SlowDown: 'rate_limited',
  ServiceUnavailable: 'platform_down',
  InternalError: 'platform_down',
};

interface Found {
  key: string;
  etag: string;
  modified: number;
  state: string;
}

/** The objects below a prefix. Each fetch reads what is new or has changed since the last one, oldest first. */
export class S3Source implements PostSource {
  readonly name: string;
  readonly handedIn = true;
  readonly #bucket: string;
  readonly #prefix: string;
  #client: S3Client | undefined;

  constructor({
    name,
    bucket,
    prefix,
    client,
  }: { name: string; bucket: string; prefix: string; client?: S3Client | undefined }) {
    this.name = name;
    this.#bucket = bucket;
    this.#prefix = prefix;
    this.#client = client;
  }

  async *fetchSince(cursor: string | undefined): AsyncGenerator<FetchedBatch> {
    try {
      yield* this.#readSince(cursor);
    } catch (error) {
      const { name, message } = error as Error;
      const problem = PROBLEMS[name];
      if (problem === undefined) throw error;
      throw new SourceError(problem, `Amazon S3, bucket ${this.#bucket}: ${name}: ${message}`, { cause: error });
    }
  }

  async *#readSince(cursor: string | undefined): AsyncGenerator<FetchedBatch> {
    const position = parseCursor(cursor);
    const done = new Set(position.read.map(([state]) => state));
    const at = (reading?: Cursor['reading']) => JSON.stringify({ ...position, reading } satisfies Cursor);
    const resume = position.reading;

    for (const object of await this.#list((found) => found.modified > position.floor && !done.has(found.state))) {
      const skip = resume?.object === object.state ? resume.records : 0;
      let complete = false;
      for await (const batch of this.#read(object, skip)) {
        if (batch === 'complete') complete = true;
        else
          yield {
            posts: batch.posts,
            rejected: batch.rejected,
            cursor: at({ object: object.state, records: batch.records }),
          };
      }
      if (complete) remember(position, object);
      yield { posts: [], rejected: [], cursor: at() };
    }
  }

  async #list(wanted: (found: Found) => boolean): Promise<Found[]> {
    const { ListObjectsV2Command } = await import('@aws-sdk/client-s3');
    const client = await this.#open();
    const found: Found[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: this.#bucket, Prefix: this.#prefix, ContinuationToken: token }),
      );
      found.push(...(page.Contents ?? []).map(toFound).filter((object) => !object.key.endsWith('/') && wanted(object)));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return found.sort((a, b) => a.modified - b.modified || (a.key < b.key ? -1 : 1));
  }

  /** Ends with `complete` unless the object was replaced or removed since it was listed: then the next fetch sees it anew. */
  async *#read(object: Found, skip: number): AsyncGenerator<Batch | 'complete'> {
    const name = `s3://${this.#bucket}/${object.key}`;
    const refuse = (message: string): Batch => ({
      posts: [],
      rejected: [{ at: name, field: '', message }],
      records: skip,
    });
    const format = formatOf(object.key);
    if (format === undefined) {
      yield refuse('is no file of posts: upload .jsonl, .json or .csv files');
      return yield 'complete';
    }
    const { GetObjectCommand } = await import('@aws-sdk/client-s3');
    const client = await this.#open();
    const get = new GetObjectCommand({ Bucket: this.#bucket, Key: object.key, IfMatch: object.etag });
    try {
      const { Body } = await client.send(get);
      if (Body === undefined) return;
      yield* inBatches(readPosts(Body as unknown as ByteStream, { format, name }), skip);
    } catch (error) {
      const code = error instanceof Error ? error.name : '';
      if (code === 'NoSuchKey' || code === 'PreconditionFailed') return;
      if (code !== 'InvalidObjectState') throw error;
      yield refuse('is archived: restore it to read it');
    }
    yield 'complete';
  }

  /** Loaded when it is first needed: most functions that know the sources never fetch. */
  async #open(): Promise<S3Client> {
    const { S3Client } = await import('@aws-sdk/client-s3');
    this.#client ??= new S3Client({});
    return this.#client;
  }
}

function toFound({ Key: key = '', ETag: etag = '', LastModified }: _Object): Found {
  const modified = LastModified?.getTime() ?? 0;
  return { key, etag, modified, state: signature(key, etag) };
}

/** Notes an object as read; what falls out of the memory lifts the floor, but never to the moment that is being read. */
function remember(position: Cursor, { state, modified }: Found): void {
  position.read.push([state, modified]);
  position.read.sort(([, a], [, b]) => a - b);
  while (position.read.length > REMEMBERED) {
    const oldest = position.read[0]?.[1] ?? 0;
    if (oldest >= modified) return;
    position.floor = oldest;
    position.read = position.read.filter(([, time]) => time > oldest);
  }
}

/** A cursor that cannot be read starts the prefix over: reading twice does no harm. */
function parseCursor(cursor: string | undefined): Cursor {
  if (cursor === undefined) return { floor: -1, read: [] };
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch {
    return { floor: -1, read: [] };
  }
}
