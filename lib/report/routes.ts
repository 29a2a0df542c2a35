import { ABOUT_ROUTES } from './routes/about.ts';
import { CAMPAIGNS_ROUTES } from './routes/campaigns.ts';
import { FINDINGS_ROUTES } from './routes/findings.ts';
import { POSTS_ROUTES } from './routes/posts.ts';
import { SOURCES_ROUTES } from './routes/sources.ts';
import { WEBHOOKS_ROUTES } from './routes/webhooks.ts';

export { MAX_BODY_BYTES, type Route, type Scope } from './route.ts';

/** Every route of the report API: read by the handlers, the OpenAPI document, the local server and the CDK. */
export const ROUTES = {
  ...FINDINGS_ROUTES,
  ...POSTS_ROUTES,
  ...CAMPAIGNS_ROUTES,
  ...WEBHOOKS_ROUTES,
  ...SOURCES_ROUTES,
  ...ABOUT_ROUTES,
} as const;

export type RouteName = keyof typeof ROUTES;
