import type { MiddlewareObj } from '@middy/core';
import { runtime } from './runtime.ts';

/** Puts the request's id on every log line, logs what went wrong, and sends off the metrics, also when the function fails. */
export function observed<Event, Result>(): MiddlewareObj<Event, Result> {
  return {
    before: ({ context }) => runtime().logger.addContext(context),
    after: publishMetrics,
    onError: ({ error }) => {
      runtime().logger.error('failed', error as Error);
      publishMetrics();
    },
  };
}

/** Returns nothing: middy takes what a hook returns for the function's response. */
function publishMetrics(): void {
  const { metrics } = runtime();
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
