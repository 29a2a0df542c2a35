import { type EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { type Consumer, EVENT_SOURCE, EVENT_TYPES, EVENTS, type EventType } from '../lib/events/catalog.ts';
import type { ConsumerQueue } from './queue.ts';

interface EventRulesProps {
  bus: EventBus;
  queues: Record<Consumer, ConsumerQueue>;
}

/** One rule per line of the event table: from the bus into the queue of the function that takes the event. */
export class EventRules extends Construct {
  constructor(scope: Construct, id: string, { bus, queues }: EventRulesProps) {
    super(scope, id);
    for (const type of EVENT_TYPES) {
      const { version, to, about } = EVENTS[type];
      const { queue, deadLetters } = queues[to];
      new Rule(this, type, {
        eventBus: bus,
        description: about,
        eventPattern: {
          detailType: [type],
          ...(!fromAnybody(type) && { source: [EVENT_SOURCE] }),
          detail: { meta: { version: [version, ...Match.doesNotExist()] } },
        },
        targets: [new SqsQueue(queue, { deadLetterQueue: deadLetters, retryAttempts: 20 })],
      });
    }
  }
}

/** Others may put posts on the bus, under a source of their own. */
function fromAnybody(type: EventType): boolean {
  return type.startsWith('post.');
}
