import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Consumer, DomainEvent, EventType as DomainEventType } from '../lib/events/catalog.ts';
import { EVENTS } from '../lib/events/catalog.ts';
import { EventError, openMessage } from '../lib/events/envelope.ts';
import { runtime } from './runtime.ts';

type EventFor<C extends Consumer> = {
  [T in DomainEventType]: (typeof EVENTS)[T]['to'] extends C ? DomainEvent<T> : never;
}[DomainEventType];

interface Batch {
  event: SQSEvent;
  context: Context;
}

/**
 * Handles each event of a batch by itself. One that cannot be handled, because it is malformed or for any other reason, is logged with
 * the reason and left in the queue, from where it goes to the dead letters after some tries; the others go through.
 */
export function consume<C extends Consumer>(
  consumer: C,
  { event, context }: Batch,
  handle: (event: EventFor<C>) => Promise<void>,
): Promise<SQSBatchResponse> {
  const { logger } = runtime();
  const handleRecord = async ({ messageId, body }: SQSRecord) => {
    try {
      await handle(openFor(consumer, body));
    } catch (error) {
      logger.error('message not handled', { messageId, error: error as Error });
      throw error;
    }
  };
  return processPartialResponse(event, handleRecord, new BatchProcessor(EventType.SQS, { logger }), { context });
}

function openFor<C extends Consumer>(consumer: C, body: string): EventFor<C> {
  const event = openMessage(body);
  if (EVENTS[event.type].to !== consumer) throw new EventError(`${event.type} is not for ${consumer}`);
  return event as EventFor<C>;
}
