import type { DomainEvent, EventData, EventType } from '../../lib/events/catalog.ts';
import { type FetchDeps, fetchPosts } from '../../lib/pipeline/fetch-posts.ts';
import { planFetches } from '../../lib/pipeline/plan-fetches.ts';
import type { SourceDefinition } from '../../lib/source-definition.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import type { SourceFacts } from '../../lib/sources/source-kind.ts';
import { DynamoStore } from '../../lib/store/dynamo-store.ts';
import { startTable } from './dynalite.ts';
import { RecordingBus } from './recording-bus.ts';
import { type Script, ScriptedSource, scriptedKind } from './scripted-source.ts';
import { VirtualIo } from './virtual-io.ts';

export const START = '2026-11-24T08:00:00.000Z';

/** Instant so many minutes after the start. */
export const minute = (count: number) => new Date(Date.parse(START) + count * 60_000).toISOString();

/** Sources that play scripts, a clock that is set by hand, and a store on an empty table. */
export class SourceWorld {
  readonly store: DynamoStore;
  readonly bus = new RecordingBus();
  readonly clock = new VirtualIo(START);
  readonly sources: Record<string, ScriptedSource> = {};
  deps: FetchDeps;
  readonly close: () => Promise<void>;

  private constructor(store: DynamoStore, close: () => Promise<void>) {
    this.store = store;
    this.close = close;
    this.deps = {
      store,
      bus: this.bus,
      now: () => this.clock.now(),
      definitions: [],
      kinds: [],
      credentials: new MemoryCredentials(),
      limits: {},
    };
  }

  static async start(): Promise<SourceWorld> {
    const table = await startTable();
    return new SourceWorld(new DynamoStore({ ...table, retentionDays: 400 }), table.close);
  }

  /** Sets sources of one kind up, as the deployment does. */
  deploy(
    scripts: Record<string, Script>,
    facts: Partial<SourceFacts> = {},
    more: Partial<SourceDefinition> = {},
  ): void {
    const definitions = Object.keys(scripts).map((name) => ({ name, kind: 'scripted', settings: {}, ...more }));
    for (const [name, script] of Object.entries(scripts)) this.sources[name] = new ScriptedSource(script);
    this.deps = { ...this.deps, definitions, kinds: [scriptedKind(this.sources, facts)] };
  }

  /** Plans, and reads what was asked for, as often as there is something due: the sources in the order in which they were read. */
  async run(): Promise<string[]> {
    const read: string[] = [];
    for (;;) {
      await planFetches(this.deps);
      const requests = this.take('fetch.requested');
      if (requests.length === 0) return read;
      for (const request of requests) {
        read.push(request.source);
        await fetchPosts(request, this.deps);
      }
    }
  }

  /** Events of a type that have been put on the bus since they were last taken. */
  take<T extends EventType>(type: T): EventData<T>[] {
    const taken = this.bus.events.filter((event): event is DomainEvent<T> => event.type === type);
    const left = this.bus.events.filter((event) => event.type !== type);
    this.bus.events.splice(0, Number.POSITIVE_INFINITY, ...left);
    return taken.map(({ data }) => data as EventData<T>);
  }

  /** What has been told of posts since it was last asked: `published 1`, `deleted 1`. */
  told(): string[] {
    const posts = this.bus.events
      .splice(0)
      .flatMap(({ type, data }) => ('post' in data && data.post ? [{ type, id: data.post.id }] : []));
    return posts.map(({ type, id }) => `${type.replace('post.', '')} ${id}`);
  }

  state(name: string) {
    return this.store.getSource(name);
  }
}
