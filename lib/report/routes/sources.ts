import * as z from 'zod';
import type { Route } from '../route.ts';
import {
  addedSourceSchema,
  holdSchema,
  pauseSchema,
  quotaSchema,
  sourceKindSchema,
  sourceSchema,
} from '../source-schemas.ts';

export const SOURCES_ROUTES = {
  listSources: {
    method: 'GET',
    path: '/v1/sources',
    scope: 'findings/read',
    about: 'Where posts come from: how the last fetch of each source went, and what it could not read',
    ok: { status: 200, body: z.object({ items: z.array(sourceSchema) }) },
  },
  createSource: {
    method: 'POST',
    path: '/v1/sources',
    scope: 'settings/write',
    about: 'Add a source; it is fetched at once',
    body: addedSourceSchema,
    ok: { status: 201, body: sourceSchema, headers: { location: 'Path of the source' } },
  },
  replaceSource: {
    method: 'PUT',
    path: '/v1/sources/{source}',
    scope: 'settings/write',
    about: 'Change how a source is set up; its name and kind stay. With other settings it starts over',
    body: addedSourceSchema,
    ok: { status: 200, body: sourceSchema },
  },
  deleteSource: {
    method: 'DELETE',
    path: '/v1/sources/{source}',
    scope: 'settings/write',
    about: 'Delete a source that was added here or is no longer set up; its posts and findings stay',
    ok: { status: 204 },
  },
  pauseSource: {
    method: 'POST',
    path: '/v1/sources/{source}/pause',
    scope: 'settings/write',
    about: 'Stop fetching a source until it is resumed',
    body: pauseSchema,
    ok: { status: 200, body: sourceSchema },
  },
  resumeSource: {
    method: 'POST',
    path: '/v1/sources/{source}/resume',
    scope: 'settings/write',
    about: 'Fetch a paused source again, from where it was left',
    ok: { status: 200, body: sourceSchema },
  },
  fetchSource: {
    method: 'POST',
    path: '/v1/sources/{source}/fetch',
    scope: 'settings/write',
    about: 'Fetch a source now instead of when it is due',
    ok: { status: 202, body: sourceSchema },
  },
  listSourceKinds: {
    method: 'GET',
    path: '/v1/source-kinds',
    scope: 'findings/read',
    about:
      'What posts can be read from: settings, permissions, what each platform tells, and what is left of its limits',
    ok: {
      status: 200,
      body: z.object({
        items: z.array(sourceKindSchema),
        quotas: z.array(quotaSchema),
        holds: z.array(holdSchema),
        credentialPlace: z.string().describe('Where a person puts a credential whose name is NAME; ends a sentence'),
      }),
    },
  },
} as const satisfies Record<string, Route>;
