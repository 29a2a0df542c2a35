import * as z from 'zod';
import type { AnySourceKind } from '../../lib/sources/registry.ts';
import type {
  FetchedBatch,
  InboundRequest,
  KnownPost,
  PostSource,
  Received,
  Reread,
} from '../../lib/sources/source.ts';
import type { SourceFacts, SourceIo } from '../../lib/sources/source-kind.ts';

type Step<T> = Partial<T> | Error | ((io: SourceIo) => Promise<void>);

/** What a source does, fetch by fetch: each brings its steps. A function among them is run between two batches. */
export interface Script {
  fetches?: Step<FetchedBatch>[][];
  /** Left out: the source cannot read posts again. */
  rereads?: Step<Reread>[][];
  receive?: (request: InboundRequest, io: SourceIo) => Promise<Received>;
  keepDays?: number;
  keepGoneHours?: number;
  handedIn?: boolean;
}

/** A source that plays a script, and notes how it was called. */
export class ScriptedSource {
  readonly script: Script;
  readonly cursors: (string | undefined)[] = [];
  readonly reread: string[][] = [];
  #batches = 0;

  constructor(script: Script) {
    this.script = script;
  }

  open(name: string, io: SourceIo): PostSource {
    const { rereads, receive, keepDays, keepGoneHours, handedIn } = this.script;
    return {
      name,
      ...(keepDays !== undefined && { keepDays }),
      ...(keepGoneHours !== undefined && { keepGoneHours }),
      ...(handedIn !== undefined && { handedIn }),
      fetchSince: (cursor) => {
        this.cursors.push(cursor);
        const batch = () => ({ posts: [], rejected: [], cursor: String(++this.#batches) });
        return play(this.script.fetches?.shift() ?? [], batch, io);
      },
      ...(rereads && {
        reread: (known: readonly KnownPost[]) => {
          this.reread.push(known.map(({ id }) => id));
          return play(rereads.shift() ?? [], () => ({ posts: [], gone: [], rejected: [] }), io);
        },
      }),
      ...(receive && { receive: (request: InboundRequest) => receive(request, io) }),
    };
  }
}

async function* play<T>(steps: readonly Step<T>[], empty: () => T, io: SourceIo): AsyncGenerator<T> {
  for (const step of steps) {
    if (step instanceof Error) throw step;
    if (typeof step === 'function') await step(io);
    else yield { ...empty(), ...step } as Awaited<T>;
  }
}

const assumed = ['as the test says', 'assumed'] as const;

/** A kind whose sources play the scripts of their names. */
export function scriptedKind(
  sources: Readonly<Record<string, ScriptedSource>>,
  facts: Partial<SourceFacts> = {},
  kind = 'scripted',
): AnySourceKind {
  return {
    kind,
    facts: {
      title: 'Scripted',
      platform: 'instagram',
      reads: assumed,
      permission: assumed,
      label: assumed,
      edits: assumed,
      deletions: assumed,
      cost: assumed,
      retention: assumed,
      concurrency: 2,
      budgets: [],
      credential: [],
      everyMinutes: 60,
      ...facts,
    },
    settings: z.object({ account: z.string().max(20).optional() }),
    open: (name, _, io) => (sources[name] ?? new ScriptedSource({})).open(name, io),
  };
}
