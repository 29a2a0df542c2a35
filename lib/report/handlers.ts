import type { Handlers } from './deps.ts';
import { about } from './handlers/about.ts';
import { campaigns } from './handlers/campaigns.ts';
import { checks } from './handlers/checks.ts';
import { findings } from './handlers/findings.ts';
import { posts } from './handlers/posts.ts';
import { sources } from './handlers/sources.ts';
import { webhooks } from './handlers/webhooks.ts';

export const handlers: Handlers = { ...about, ...campaigns, ...checks, ...findings, ...posts, ...sources, ...webhooks };
