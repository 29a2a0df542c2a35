import type { MiddlewareObj } from '@middy/core';
import { runtime } from './runtime.ts';

/** Puts the request's id on every log line, logs what went wrong, and sends off the metrics, also when the function fails. */
export function observed<Event, Result>(): MiddlewareObj<Event, Result> {
  return {
    before: ({ context }) => runtime().logger.addContext(context),
    // In a block: middy takes what a hook returns for the function's response, and this returns the metrics.
    after: () => {
      runtime().metrics.publishStoredMetrics();
    },
    onError: ({ error }) => {
      runtime().logger.error('failed', error as Error);
      runtime().metrics.publishStoredMetrics();
    },
  };
}
