import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { TargetPolicy } from '../lib/alerts/target.ts';
import type { EventBus } from '../lib/events/catalog.ts';
import type { PostSource } from '../lib/sources/source.ts';
import type { Store } from '../lib/store/store.ts';

/** What every function works with. In Lambda it is built from the environment; the local run and tests provide their own. */
export interface Runtime {
  store: Store;
  bus: EventBus;
  now: () => Date;
  sources: readonly PostSource[];
  webhookTargets: TargetPolicy;
  logger: Logger;
  metrics: Metrics;
}

let current: Runtime | undefined;

/** Sets what the functions work with: for the local run and tests. */
export function provideRuntime(runtime: Runtime): void {
  current = runtime;
}

export declare function fromEnvironment(): Runtime;

export function runtime(): Runtime {
  current ??= fromEnvironment();
  return current;
}
