import { contentHash } from '../../lib/content-hash.ts';
import { type DomainEvent, MAX_RECEIVE_COUNT } from '../../lib/events/catalog.ts';
import { fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { judgePost, type PostEvent } from '../../lib/pipeline/judge-posts.ts';
import { planFetches } from '../../lib/pipeline/plan-fetches.ts';
import type { SourceDeps } from '../../lib/pipeline/sources.ts';
import type { Limits } from '../../lib/sources/budgets.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import type { BudgetState } from '../../lib/store/records.ts';
import { startTable } from './dynalite.ts';
import { numbers, type Shown, SoakWorld, type SoakWorldOptions } from './soak-world.ts';

const MINUTE_MS = 60_000;
/** Handlers that run at the same time. */
const AT_ONCE = 16;

export interface SoakOptions extends SoakWorldOptions {
  /** Virtual minutes between two looks of the clock. */
  step: number;
  limits: Limits;
}

export interface SoakResult {
  shown: Shown[];
  /** How often each state of each post, its label too, was saved as news: by its hash. */
  saved: Map<string, number>;
  /** Virtual minutes until each state was judged, by `keyOfShown`. */
  lags: Map<string, number>;
  deletions: number;
  calls: number;
  faults: number;
  fetches: { read: number; failed: number; skipped: number };
  paused: string[];
  spent: BudgetState[];
  unhandled: unknown[];
}

export const keyOfShown = ({ platform, id, text }: Pick<Shown, 'platform' | 'id' | 'text'>) =>
  `${platform} ${id} ${text}`;

/** Days of many sources in a virtual time: real HTTP, a real table, and the whole way between. */
export async function soak({ step, limits, ...options }: SoakOptions): Promise<SoakResult> {
  const world = await SoakWorld.start(options);
  const table = await startTable();
  const queue: { event: DomainEvent; tries: number }[] = [];
  const fetches = { read: 0, failed: 0, skipped: 0 };
  const saved = new Map<string, number>();
  const lags = new Map<string, number>();
  const paused: string[] = [];
  const unhandled: unknown[] = [];
  let deletions = 0;

  const store = new DynamoStore({ ...table, retentionDays: 365, outbox: async () => {} });
  const { now } = world;
  const deps: SourceDeps = {
    store,
    bus: { publish: async (events) => void queue.push(...events.map((event) => ({ event, tries: 0 }))) },
    now,
    definitions: world.definitions,
    kinds: options.platforms.map(({ kind }) => kind),
    credentials: world.credentials,
    limits,
    baseUrls: Object.fromEntries(
      options.platforms.map(({ kind, fake }) => [kind.kind, world.fakes.baseUrl(fake.kind)]),
    ),
    sleep: async () => {},
    random: numbers(11),
  };

  /** Kinds of which a fetch has ended, so that another source may be read. */
  const free = new Set<string>();
  const fetchOne = async ({ data }: DomainEvent<'fetch.requested'>) => {
    const { outcome, kind, paused: isPaused } = await fetchPosts(data, deps);
    fetches[outcome]++;
    if (isPaused) paused.push(data.source);
    if (kind !== undefined) free.add(kind);
  };
  const judgeOne = async (event: PostEvent) => {
    const { outcome } = await judgePost(event, { store, campaigns: [], now });
    if (event.type === 'post.deleted') deletions++;
    else if (outcome === 'saved') noteSaved(event.data.post);
  };
  const noteSaved = (post: DomainEvent<'post.published'>['data']['post']) => {
    const hash = `${post.platform} ${post.id} ${contentHash(post)}`;
    saved.set(hash, (saved.get(hash) ?? 0) + 1);
    const text = [post.caption, post.description, post.title].find(Boolean) ?? '';
    const key = keyOfShown({ ...post, text });
    const shown = world.shown.find((one) => keyOfShown(one) === key);
    if (shown !== undefined && !lags.has(key)) lags.set(key, (now().getTime() - shown.at) / MINUTE_MS);
  };
  const handle = async (event: DomainEvent) => {
    if (event.type === 'fetch.requested') await fetchOne(event as DomainEvent<'fetch.requested'>);
    else if (event.type.startsWith('post.')) await judgeOne(event as PostEvent);
  };
  /** A message that fails comes again, as from a queue: the table may be busy. */
  const work = async () => {
    for (let message = queue.shift(); message !== undefined; message = queue.shift()) {
      const { event, tries } = message;
      try {
        await handle(event);
      } catch (error) {
        if (tries + 1 < MAX_RECEIVE_COUNT) queue.push({ event, tries: tries + 1 });
        else unhandled.push(error);
      }
    }
  };

  const drain = async () => {
    while (queue.length > 0) await Promise.all(Array.from({ length: AT_ONCE }, work));
  };

  try {
    while (world.pass(step)) {
      await planFetches(deps).catch(() => 'the next minute plans again');
      for (await drain(); free.size > 0; await drain()) {
        for (const kind of free) await planFetches(deps, kind);
        free.clear();
      }
    }
    const { shown, faults } = world;
    const spent = await store.listBudgets();
    return { shown, saved, lags, deletions, calls: world.calls(), faults, fetches, paused, spent, unhandled };
  } finally {
    await world.fakes.stop();
    await table.close();
  }
}
