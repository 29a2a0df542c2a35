import middy from '@middy/core';
import { observed } from './observed.ts';
import { plan } from './plan.ts';

/** Started by the clock. */
export const handler = middy()
  .use(observed())
  .handler(() => plan());
