import { makeEvent } from '../events/envelope.ts';
import type { SourceDefinition } from '../source-definition.ts';
import type { InboundRequest } from '../sources/source.ts';
import { SourceError } from '../sources/source-error.ts';
import { asSourceError } from './as-source-error.ts';
import { Intake } from './intake.ts';
import { findDefinition, openDefined, type SourceDeps } from './sources.ts';
import { fetchNow } from './steer-source.ts';

/** Largest body that is taken, in bytes. */
export const MAX_PUSH_BYTES = 1_000_000;

/** What to answer, and what the push brought. */
export interface Pushed {
  status: number;
  body: string;
  published: number;
  edited: number;
  deleted: number;
  /** The source cannot take a push now. */
  error?: SourceError;
}

/**
 * Takes what a platform pushes to a source: as what a fetch reads, or as the word that there is something to fetch. A source that is
 * paused answers and takes nothing but requests to erase: once it is resumed it reads on from where it was.
 */
export async function receivePush(name: string, request: InboundRequest, deps: SourceDeps): Promise<Pushed> {
  const nothing = { published: 0, edited: 0, deleted: 0 };
  if (Buffer.byteLength(request.body) > MAX_PUSH_BYTES)
    return { status: 413, body: `send at most ${MAX_PUSH_BYTES} bytes`, ...nothing };
  try {
    const definition = await findDefinition(name, deps);
    const source = definition && openDefined(definition, deps);
    if (source?.receive === undefined)
      return { status: 404, body: 'there is no source that takes pushes here', ...nothing };
    const received = await source.receive(request).catch((error) => {
      throw asSourceError(error);
    });
    const answer = { status: received.status, body: received.body ?? '' };
    const { posts = [], gone = [], rejected = [], changed = [], fetch = false, erase } = received;
    if (erase !== undefined) await requestErasure(erase.creatorId, definition!, deps);
    if ((await deps.store.getSource(name))?.paused !== undefined) return { ...answer, ...nothing };
    const intake = new Intake(source, deps);
    const taken = await intake.take({ posts, gone, rejected });
    if (changed.length > 0) await intake.recall(changed);
    if (fetch || changed.length > 0) await fetchNow(name, deps);
    return { ...answer, published: taken.published.length, edited: taken.edited, deleted: taken.deleted };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { status: 503, body: 'the source cannot take this now', ...nothing, error };
  }
}

async function requestErasure(creatorId: string, { kind }: SourceDefinition, { kinds, bus, now }: SourceDeps) {
  const platform = kinds.find((one) => one.kind === kind)?.facts.platform;
  const data = { creatorId, ...(platform !== undefined && platform !== 'any' && { platform }) };
  await bus.publish([makeEvent('creator.erase_requested', data, { time: now().toISOString() })]);
}
