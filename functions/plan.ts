import { planFetches } from '../lib/pipeline/plan-fetches.ts';
import { runtime } from './runtime.ts';
import { sourceRuntime } from './source-runtime.ts';

/** Plans fetches, of one kind of source or of all, and logs the sources that could not be planned. */
export async function plan(kind?: string): Promise<void> {
  const { failed } = await planFetches(sourceRuntime(), kind);
  for (const { source, error } of failed)
    runtime().logger.error('fetch not planned', { source, error: error as Error });
}
