import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { handler as auditPosts } from '../../../functions/audit-posts.ts';
import { handler as fetchPosts } from '../../../functions/fetch-posts.ts';
import { handler as planFetches } from '../../../functions/plan-fetches.ts';
import { handler as receivePosts } from '../../../functions/receive-posts.ts';
import { handler as reportApi } from '../../../functions/report-api.ts';
import { type DomainEvent, EVENTS } from '../../../lib/events/catalog.ts';
import { PageServer } from '../../../lib/local/http-server.ts';
import { lambdaContext } from '../../../lib/local/lambda-context.ts';
import type { FakePlatform } from '../../../lib/local/platforms/fake-platform.ts';
import { FakePlatforms } from '../../../lib/local/platforms/fake-platforms.ts';
import { MemoryCredentials } from '../../../lib/sources/credentials/memory.ts';
import type { SourceProblem } from '../../../lib/sources/source-error.ts';
import { DynamoStore } from '../../../lib/store/dynamo-store.ts';
import { startTable, type TestTable } from '../dynalite.ts';
import { type Observed, observeRuntime, sqsEvent } from '../function-runtime.ts';
import { VirtualIo } from '../virtual-io.ts';
import { OPEN_FIELDS, SECRET_SOURCES, type SecretSource } from './sources.ts';
import { echoOf, type Trick } from './tricks.ts';

type QueueHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;
const QUEUES: Readonly<Record<string, QueueHandler>> = { 'fetch-posts': fetchPosts, 'audit-posts': auditPosts };

/** A deployment with a source of every kind that has secrets: real functions over real HTTP, and everything that they tell. */
export class SecretWorld {
  readonly clock = new VirtualIo('2026-11-24T08:00:00Z');
  readonly credentials = new MemoryCredentials();
  readonly platforms: FakePlatforms;
  /** Every secret there has been, by a name that says whose it is. */
  readonly secrets: Record<string, string> = {};
  /** Problems that each source has had. */
  readonly problems = new Map<string, Set<SourceProblem>>();
  trick: Trick | undefined;
  /** Which part of what was sent is repeated first, and after how many characters. */
  turn = { first: 0, after: 0 };
  readonly #table: TestTable;
  readonly #store: DynamoStore;
  readonly #observed: Observed;
  readonly #server: PageServer;
  readonly #printed: { log: string[]; metrics: string[] };
  #answers = new Set<string>();
  readonly #handled = new Set<DomainEvent>();
  address = '';

  private constructor(table: TestTable, platforms: FakePlatforms, page: string) {
    this.#table = table;
    this.platforms = platforms;
    this.#printed = { log: [], metrics: [] };
    const { logger, metrics } = capturing(this.#printed);
    const fakes = SECRET_SOURCES.flatMap(({ fake }) => fake ?? []);
    this.#store = new DynamoStore({ ...table, retentionDays: 400 });
    this.#observed = observeRuntime(this.#store, {
      now: () => this.clock.now(),
      credentials: this.credentials,
      baseUrls: Object.fromEntries(fakes.map(({ kind }) => [kind, this.platforms.baseUrl(kind)])),
      publicUrl: 'https://auditor.example',
      sleep: async () => {},
      logger,
      metrics,
    });
    const context = () => lambdaContext('test') as Context;
    this.#server = new PageServer({
      page,
      api: (event) => reportApi(event, context()),
      inbound: (event) => receivePosts(event, context()),
    });
  }

  /** `page`: directory of the built page. */
  static async start(page = ''): Promise<SecretWorld> {
    const table = await startTable();
    let world: SecretWorld | undefined;
    const fakes = SECRET_SOURCES.flatMap(({ fake }) => fake ?? []).map((fake) => tricky(fake, () => world!));
    const now = () => world!.clock.now();
    const platforms = await FakePlatforms.start(fakes, now);
    world = new SecretWorld(table, platforms, page);
    world.address = `http://127.0.0.1:${await world.#server.listen(0)}`;
    await world.#setUp();
    return world;
  }

  async #setUp(): Promise<void> {
    for (const source of SECRET_SOURCES) {
      const { kind, fake, settings, account, ids } = source;
      const state = fake && this.platforms.state(kind);
      state?.open(account);
      state?.open({ ...account, id: '17841400000000099', handle: 'northwind.pans' });
      ids.forEach((id, n) => {
        const publishedAt = `2026-11-23T1${n}:00:00Z`;
        const by = kind === 'instagram_partnership_ads' ? 'northwind.pans' : account.handle;
        state?.publish({
          id,
          account: by,
          publishedAt,
          text: 'Pans, use code MAPLE15',
          title: 'Pans',
          label: 'present',
        });
      });
      this.restore(source);
      await this.call('POST', '/v1/sources', { name: nameOf(source), kind, settings, credential: nameOf(source) });
    }
  }

  /** Stores the credential as it was at first, and has the platform take it. */
  restore(source: SecretSource): void {
    const { kind, fake, credential, token } = source;
    this.credentials.put(nameOf(source), credential);
    for (const [field, value] of Object.entries(credential))
      if (!OPEN_FIELDS.includes(field)) this.secrets[`${nameOf(source)} ${field}`] = value;
    if (fake !== undefined) this.platforms.state(kind).token = credential[token]!;
  }

  /** Has a source know nothing of what it has read: what it asks first it asks again. */
  async forget(name: string): Promise<void> {
    await this.#store.changeSource(name, (state) => {
      const { cursor: _, ...rest } = state!;
      return rest;
    });
  }

  /** Has a source fetched, however it was paused or made to wait, and follows what comes of it. */
  async fetch(name: string): Promise<void> {
    // Longer than any limit or back-off lasts.
    this.clock.pass(25 * 60);
    await this.call('POST', `/v1/sources/${name}/resume`);
    await this.call('POST', `/v1/sources/${name}/fetch`);
    await this.settle();
    const { items } = (await this.call('GET', '/v1/sources')) as {
      items: { source: string; problem?: SourceProblem }[];
    };
    const problem = items.find(({ source }) => source === name)?.problem;
    if (problem !== undefined) this.problems.set(name, (this.problems.get(name) ?? new Set()).add(problem));
  }

  /** Has everything fetched that is due. */
  async plan(): Promise<void> {
    await planFetches({}, lambdaContext('plan-fetches') as Context);
    await this.settle();
  }

  /** Handles what is on the bus until nothing is left. */
  async settle(): Promise<void> {
    for (;;) {
      const events = this.#observed.bus.events.filter((event) => !this.#handled.has(event));
      if (events.length === 0) return;
      for (const event of events) {
        this.#handled.add(event);
        await QUEUES[EVENTS[event.type].to]?.(sqsEvent([event]), lambdaContext('test') as Context);
      }
    }
  }

  async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const answered = await this.#send(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answered.text === '' ? undefined : JSON.parse(answered.text);
  }

  /** What a platform, or a stranger, sends to the address of a source; returns the status and the text of the answer. */
  push(
    name: string,
    { query = '', ...init }: RequestInit & { query?: string },
  ): Promise<{ status: number; text: string }> {
    return this.#send(`/v1/inbound/${name}${query}`, init);
  }

  async #send(path: string, init: RequestInit): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${this.address}${path}`, init);
    const text = await answer.text();
    this.#answers.add(`${JSON.stringify([...answer.headers])} ${text}`);
    return { status: answer.status, text };
  }

  /** What the table holds, and everything that was told elsewhere since this was last asked. */
  async told(): Promise<Record<string, string>> {
    const items: unknown[] = [];
    let start: Record<string, unknown> | undefined;
    do {
      const page = await this.#table.client.send(
        new ScanCommand({ TableName: this.#table.table, ...(start && { ExclusiveStartKey: start }) }),
      );
      items.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
    const { log, metrics } = this.#printed;
    const told = {
      'the log': log.splice(0).join('\n'),
      'the metrics': metrics.splice(0).join('\n'),
      'the bus': JSON.stringify(this.#observed.bus.events.splice(0)),
      'the table': JSON.stringify(items),
      'an answer': [...this.#answers].join('\n'),
    };
    this.#answers = new Set();
    return told;
  }

  async close(): Promise<void> {
    await this.#server.close();
    await this.platforms.stop();
    await this.#table.close();
  }
}

export const nameOf = ({ name, kind }: SecretSource): string => name ?? kind;

/** A platform that answers by the trick of the moment. */
function tricky(fake: FakePlatform, world: () => SecretWorld): FakePlatform {
  const answer: FakePlatform['answer'] = (request, state) => {
    const { trick, turn } = world();
    const honest = () => fake.answer(request, state);
    return trick?.(request, honest, echoOf(request, turn)) ?? honest();
  };
  return { ...fake, answer };
}

/** A logger and metrics that write everything they can, also what is only of use in debugging. */
function capturing({ log, metrics }: { log: string[]; metrics: string[] }): { logger: Logger; metrics: Metrics } {
  const logger = new Logger({ serviceName: 'test', logLevel: 'DEBUG' });
  const keep = (line: string) => void log.push(line);
  Object.assign(logger, { console: { info: keep, warn: keep, error: keep, debug: keep, trace: keep, log: keep } });
  const counted = new Metrics({ namespace: 'Test', serviceName: 'test', logger });
  Object.assign(counted, { console: { log: (line: string) => void metrics.push(line) } });
  return { logger, metrics: counted };
}
