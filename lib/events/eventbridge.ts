import { setTimeout as pause } from 'node:timers/promises';
import {
  type EventBridgeClient,
  PutEventsCommand,
  type PutEventsRequestEntry,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import { type DomainEvent, EVENT_SOURCE, type EventBus } from './catalog.ts';

/** Limits of PutEvents: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const MAX_ENTRIES = 10;
/** EventBridge takes 1 MB since 2026; the older limit holds in every partition. */
const MAX_REQUEST_BYTES = 256 * 1024;

const TRIES = 6;
const FIRST_PAUSE_MS = 100;

export interface EventBridgeBusOptions {
  client: EventBridgeClient;
  busName: string;
  /** Waits between tries, in milliseconds. */
  wait?: (milliseconds: number) => Promise<unknown>;
}

/** The bus in the cloud. What EventBridge does not accept is sent again, alone, after a growing pause. */
export class EventBridgeBus implements EventBus {
  readonly #client: EventBridgeClient;
  readonly #busName: string;
  readonly #wait: (milliseconds: number) => Promise<unknown>;

  constructor({ client, busName, wait = pause }: EventBridgeBusOptions) {
    this.#client = client;
    this.#busName = busName;
    this.#wait = wait;
  }

  /** Throws before anything is sent if an event is too large, and after the last try if some were not accepted. */
  async publish(events: readonly DomainEvent[]): Promise<void> {
    for (const entries of requestsOf(events.map((event) => this.#toEntry(event)))) await this.#put(entries);
  }

  async #put(entries: readonly PutEventsRequestEntry[]): Promise<void> {
    let left = entries;
    for (let tries = 1; ; tries++) {
      const { Entries: results = [] } = await this.#client.send(new PutEventsCommand({ Entries: [...left] }));
      const refused = results.filter(isRefused);
      if (refused.length === 0) return;
      left = left.filter((_, k) => isRefused(results[k]));
      if (tries === TRIES) {
        const [{ ErrorCode, ErrorMessage } = {}] = refused;
        throw new Error(`${left.length} events were not accepted by the bus: ${ErrorCode}: ${ErrorMessage}`);
      }
      // Full jitter: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
      await this.#wait(Math.random() * FIRST_PAUSE_MS * 2 ** tries);
    }
  }

  #toEntry({ type, meta, data }: DomainEvent): PutEventsRequestEntry {
    const entry = {
      EventBusName: this.#busName,
      Source: EVENT_SOURCE,
      DetailType: type,
      Time: new Date(meta.time),
      Detail: JSON.stringify({ meta, data }),
    };
    const bytes = sizeOf(entry);
    if (bytes <= MAX_REQUEST_BYTES) return entry;
    throw new Error(`${type} ${meta.id} has ${bytes} bytes, at most ${MAX_REQUEST_BYTES} go on the bus`);
  }
}

function isRefused(result: PutEventsResultEntry | undefined): boolean {
  return result?.ErrorCode !== undefined;
}

function requestsOf(entries: readonly PutEventsRequestEntry[]): PutEventsRequestEntry[][] {
  const requests: PutEventsRequestEntry[][] = [];
  let room = 0;
  for (const entry of entries) {
    const size = sizeOf(entry);
    if (size > room || requests.at(-1)?.length === MAX_ENTRIES) {
      requests.push([]);
      room = MAX_REQUEST_BYTES;
    }
    requests.at(-1)!.push(entry);
    room -= size;
  }
  return requests;
}

/** As EventBridge counts: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html */
function sizeOf({ Source = '', DetailType = '', Detail = '' }: PutEventsRequestEntry): number {
  return 14 + Buffer.byteLength(Source) + Buffer.byteLength(DetailType) + Buffer.byteLength(Detail);
}
