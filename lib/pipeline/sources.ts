import { setTimeout } from 'node:timers/promises';
import type { EventBus } from '../events/catalog.ts';
import { FIRST_FETCH_DAYS, type SourceDefinition } from '../source-definition.ts';
import { budgetKeeper, type Limits } from '../sources/budgets.ts';
import { type CredentialStore, credentialOf } from '../sources/credentials/credential-store.ts';
import { type AnySourceKind, openSource } from '../sources/registry.ts';
import type { PostSource } from '../sources/source.ts';
import type { Store } from '../store/store.ts';
import { asSourceError, StoreFailure } from './as-source-error.ts';

/** What everything that has to do with sources works with. */
export interface SourceDeps {
  store: Store;
  bus: EventBus;
  now: () => Date;
  /** Sources that the deployment sets up; users add others, which are stored. */
  definitions: readonly SourceDefinition[];
  kinds: readonly AnySourceKind[];
  credentials: CredentialStore;
  /** Limits other than the usual ones. */
  limits: Limits;
  /** Addresses of platforms' APIs instead of their own, by kind. */
  baseUrls?: Readonly<Record<string, string>>;
  /** Where the paths below `/v1/` are reached from outside: for the platforms that push. */
  publicUrl?: string | undefined;
  /** Hours after its publication at which a post is read again, rising. */
  rereadAfterHours?: readonly number[];
  /** How a retry waits, in milliseconds; left out: by the clock. */
  sleep?: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1; left out: `Math.random`. */
  random?: () => number;
}

/** All sources by name. A stored one that has the name of one of the deployment is ignored. */
export async function allDefinitions({
  definitions,
  store,
}: Pick<SourceDeps, 'definitions' | 'store'>): Promise<Map<string, SourceDefinition>> {
  const all = [...(await store.listDefinitions()), ...definitions];
  return new Map(all.map((definition) => [definition.name, definition]));
}

export async function findDefinition(
  name: string,
  deps: Pick<SourceDeps, 'definitions' | 'store'>,
): Promise<SourceDefinition | undefined> {
  return deps.definitions.find((definition) => definition.name === name) ?? (await allDefinitions(deps)).get(name);
}

/** Minutes between two fetches of a source. */
export function minutesBetween({ kind, everyMinutes }: SourceDefinition, kinds: readonly AnySourceKind[]): number {
  return everyMinutes ?? kinds.find((one) => one.kind === kind)?.facts.everyMinutes ?? 60;
}

/** Opens a source with its credential and its limits. Throws a `SourceError` where its definition is wrong. */
export function openDefined(definition: SourceDefinition, deps: SourceDeps): PostSource {
  const { store, now, kinds, credentials, limits, baseUrls = {}, publicUrl } = deps;
  const { sleep = (milliseconds) => setTimeout(milliseconds), random = Math.random } = deps;
  const { name, kind, credential, firstFetchDays = FIRST_FETCH_DAYS } = definition;
  const facts = kinds.find((one) => one.kind === kind)?.facts ?? { title: kind, budgets: [], credential: [] };
  const spend: Store['spend'] = (...given) =>
    store.spend(...given).catch((cause) => {
      throw new StoreFailure('what was used of a limit could not be noted', { cause });
    });
  const io = {
    now,
    sleep,
    random,
    credential: credentialOf(credentials, credential, facts.credential),
    budget: budgetKeeper({ kind, facts, limits, store: { spend }, now }),
    firstFetchDays,
    baseUrl: baseUrls[kind],
    inboundUrl: publicUrl && `${publicUrl.replace(/\/$/, '')}/v1/inbound/${encodeURIComponent(name)}`,
  };
  try {
    return openSource(definition, io, kinds);
  } catch (error) {
    throw asSourceError(error);
  }
}
