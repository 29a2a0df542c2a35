import { isDeepStrictEqual } from 'node:util';
import type { SourceDefinition } from '../../source-definition.ts';
import type { SourceState } from '../../store/records.ts';
import { type Hold, StoreError } from '../../store/store.ts';
import type { Handlers, ReportDeps } from '../deps.ts';
import { ApiProblem } from '../problem.ts';
import type { Source, SourceHealth } from '../source-schemas.ts';
import { requireStorable } from '../storable.ts';

const missing = () => new ApiProblem('not-found', 'There is no source of this name.');

export const sources = {
  listSources: async (_, deps) => ({ body: { items: await listAll(deps) } }),

  listSourceKinds: async (_, { store, sources, now }) => {
    const at = now();
    const used = new Map((await store.listBudgets()).map((state) => [`${state.budget} ${state.window}`, state.used]));
    const quotas = sources
      .limits(at)
      .map(({ key, ...limit }) => ({ ...limit, used: used.get(`${limit.kind}/${limit.name} ${key}`) ?? 0 }));
    const holds = await store.listHolds(at.toISOString());
    return { body: { items: [...sources.kinds], quotas, holds, credentialPlace: sources.credentialPlace('NAME') } };
  },

  createSource: async ({ body }, deps) => {
    const { store } = deps;
    requireFit(body, deps);
    requireStorable(body);
    const exists = () => {
      const detail = `There is a source "${body.name}" already: give this one another name.`;
      return new ApiProblem('exists', detail, { errors: [{ pointer: '/name', detail }] });
    };
    if ((await store.getSource(body.name)) !== undefined || isDeployed(body.name, deps)) throw exists();
    try {
      await store.createDefinition(body);
    } catch (error) {
      throw error instanceof StoreError && error.code === 'conflict' ? exists() : error;
    }
    await deps.sources.fetchNow(body.name);
    return { body: await one(body.name, deps), headers: { location: pathOf(body.name) } };
  },

  replaceSource: async ({ params: { source }, body }, deps) => {
    if (body.name !== source) {
      const detail = `must be "${source}", as in the path: a source keeps its name`;
      throw new ApiProblem('invalid', `name ${detail}.`, { errors: [{ pointer: '/name', detail }] });
    }
    const before = await requireAdded(source, deps);
    if (body.kind !== before.kind) {
      const detail = `must be "${before.kind}": add a new source for another kind`;
      throw new ApiProblem('invalid', `kind ${detail}.`, { errors: [{ pointer: '/kind', detail }] });
    }
    requireFit(body, deps);
    requireStorable(body);
    await deps.store.replaceDefinition(body);
    const isSame = isDeepStrictEqual([body.settings, body.credential], [before.settings, before.credential]);
    const state = isSame
      ? await deps.store.getSource(source)
      : await deps.store.changeSource(source, (old) => old && startedOver(old));
    if (state?.paused === undefined) await deps.sources.fetchNow(source);
    return { body: await one(source, deps) };
  },

  deleteSource: async ({ params: { source } }, deps) => {
    const { definition } = await one(source, deps);
    if (definition !== undefined) await requireAdded(source, deps);
    await deps.store.deleteDefinition(source);
    await deps.store.deleteSource(source);
    return {};
  },

  pauseSource: async ({ params: { source }, body, caller }, deps) => {
    await one(source, deps);
    await deps.sources.pause(source, caller, body.reason);
    return { body: await one(source, deps) };
  },

  resumeSource: async ({ params: { source } }, deps) => {
    await one(source, deps);
    await deps.sources.resume(source);
    return { body: await one(source, deps) };
  },

  fetchSource: async ({ params: { source } }, deps) => {
    await one(source, deps);
    await deps.sources.fetchNow(source);
    return { body: await one(source, deps) };
  },
} satisfies Partial<Handlers>;

async function listAll({ store, sources, now }: ReportDeps): Promise<Source[]> {
  const time = now().toISOString();
  const [states, added, holds] = await Promise.all([
    store.listSources(),
    store.listDefinitions(),
    store.listHolds(time),
  ]);
  const definitions = new Map([...added, ...sources.deployed].map((definition) => [definition.name, definition]));
  const deployed = new Set(sources.deployed.map(({ name }) => name));
  const unfetched = [...definitions.values()].filter(({ name }) => !states.some(({ source }) => source === name));
  const all = [...states, ...unfetched.map(({ name, kind }): SourceState => ({ source: name, kind, posts: 0 }))];
  return all.map(({ cursor: _, version: __, readBy: ___, readBySince: ____, leasedUntil = '', ...state }) => {
    const definition = definitions.get(state.source);
    const kind = sources.kinds.find((one) => one.kind === definition?.kind);
    const hold = holds.find((one) => one.kind === state.kind);
    return {
      ...state,
      health: healthOf(state, hold),
      fetching: leasedUntil > time,
      ...(definition && { definition }),
      deployed: deployed.has(state.source),
      ...(kind?.inbound !== undefined && { inbound: `/v1/inbound/${encodeURIComponent(state.source)}` }),
    };
  });
}

async function one(name: string, deps: ReportDeps): Promise<Source> {
  const found = (await listAll(deps)).find(({ source }) => source === name);
  if (found === undefined) throw missing();
  return found;
}

function healthOf({ paused, error, problem, fetchedAt }: SourceState, hold: Hold | undefined): SourceHealth {
  if (paused !== undefined) return 'paused';
  const isLimited = problem === 'rate_limited' || problem === 'quota_spent';
  if (error !== undefined && !isLimited) return 'failing';
  if (hold !== undefined || isLimited) return 'waiting';
  return fetchedAt === undefined ? 'new' : 'ok';
}

/** What was read by other settings says nothing of how far these are read. */
function startedOver({ source, kind, posts, postsInAll, paused, readBy, version }: SourceState): SourceState {
  return { source, kind, posts, postsInAll, paused, readBy, version };
}

function isDeployed(name: string, { sources }: ReportDeps): boolean {
  return sources.deployed.some((definition) => definition.name === name);
}

/** The definition of a source that was added here. */
async function requireAdded(name: string, deps: ReportDeps): Promise<SourceDefinition> {
  await one(name, deps);
  const added = (await deps.store.listDefinitions()).find((definition) => definition.name === name);
  if (added !== undefined && !isDeployed(name, deps)) return added;
  throw new ApiProblem('not-allowed', 'This source is set up by the deployment: change it there.');
}

function requireFit(definition: SourceDefinition, { sources }: ReportDeps): void {
  const problems = sources.check(definition);
  if (problems.length === 0) return;
  const errors = problems.map(({ field, message }) => ({
    pointer: `/${field.replaceAll('.', '/')}`,
    detail: message,
  }));
  throw new ApiProblem('invalid', `${problems[0]!.field} ${problems[0]!.message}.`, { errors });
}

const pathOf = (name: string) => `/v1/sources/${encodeURIComponent(name)}`;
