import { packs, RULEBOOK_VERSION } from '../../rules/index.ts';
import { packOverviews } from '../../rules/overview.ts';
import type { Handlers } from '../deps.ts';
import { openApi } from '../openapi.ts';
import { countedPeriod } from '../period.ts';
import { ApiProblem } from '../problem.ts';
import { summarise } from '../summary.ts';
import { VERSION } from '../version.ts';

export const about = {
  getSummary: async ({ query }, { store, now }) => {
    const period = countedPeriod(query, now());
    return { body: await summarise(store.eachPost(period.from, period.to), period) };
  },

  listRules: () => ({ body: { rulebook: RULEBOOK_VERSION, items: packOverviews() } }),

  getRules: ({ params: { code } }) => {
    const pack = packs.get(code.toUpperCase());
    if (pack === undefined)
      throw new ApiProblem(
        'not-found',
        `There are no rules for this code. There are: ${[...packs.keys()].join(', ')}.`,
      );
    return { body: pack };
  },

  getHealth: async (_, { store }) => {
    const states = await store.listSources();
    const sources = states.map(({ source, fetchedAt, error }) => ({ source, fetchedAt, ok: error === undefined }));
    const status = sources.every(({ ok }) => ok) ? 'ok' : 'degraded';
    return { body: { status, version: VERSION, rulebook: RULEBOOK_VERSION, sources } };
  },

  getOpenApi: () => ({ body: openApi() }),
} satisfies Partial<Handlers>;
