import * as z from 'zod';
import { jurisdictionSchema } from '../../jurisdiction.ts';
import type { Route } from '../route.ts';
import { healthSchema, ruleIndexSchema } from '../schemas.ts';

export const ABOUT_ROUTES = {
  listRules: {
    method: 'GET',
    path: '/v1/rules',
    scope: 'findings/read',
    about: 'Jurisdictions of the rulebook',
    ok: { status: 200, body: ruleIndexSchema },
  },
  getRules: {
    method: 'GET',
    path: '/v1/rules/{code}',
    scope: 'findings/read',
    about: 'One jurisdiction’s terms, placement rules and sources',
    ok: { status: 200, body: z.looseObject({ code: jurisdictionSchema, name: z.string() }) },
  },
  getHealth: {
    method: 'GET',
    path: '/v1/health',
    about: 'Versions, and when each source was last read',
    ok: { status: 200, body: healthSchema },
  },
  getOpenApi: {
    method: 'GET',
    path: '/v1/openapi.json',
    about: 'This API, described',
    ok: { status: 200, body: z.looseObject({}) },
  },
} as const satisfies Record<string, Route>;
