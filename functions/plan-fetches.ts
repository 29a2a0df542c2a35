import middy from '@middy/core';
import { planFetches } from '../lib/pipeline/plan-fetches.ts';
import { observed } from './observed.ts';
import { runtime } from './runtime.ts';

/** Started by the clock. */
export const handler = middy()
  .use(observed())
  .handler(async () => planFetches(runtime()));
