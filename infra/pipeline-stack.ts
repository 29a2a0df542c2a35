import { Stack, type StackProps } from 'aws-cdk-lib';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { CONSUMERS, type Consumer } from '../lib/events/catalog.ts';
import { FINDING_PREFIX } from '../lib/store/keys.ts';
import { TABLE } from '../lib/store/table.ts';
import { acknowledge } from './acknowledged.ts';
import type { Client } from './client.ts';
import type { DataStack } from './data-stack.ts';
import { EventRules } from './event-rules.ts';
import { NodeFunction } from './function.ts';
import { FUNCTIONS, type FunctionName, type ReviewFunction } from './functions.ts';
import { ConsumerQueue, deadLetterQueue } from './queue.ts';
import { Schedules } from './schedules.ts';

/** Messages that a function gets at once. A source is read, a campaign checked, and words removed, by itself. */
const BATCH_SIZE: Record<Consumer, number> = {
  'fetch-posts': 1,
  'audit-posts': 10,
  'send-alerts': 5,
  'check-campaigns': 1,
  'erase-content': 1,
};

interface PipelineStackProps extends StackProps {
  client: Client;
  data: DataStack;
  /** Of the page. */
  publicUrl: string;
}

/** From the clock to the webhook: queues, functions. */
export class PipelineStack extends Stack {
  readonly queues: Record<Consumer, ConsumerQueue>;
  readonly functions: Record<Exclude<FunctionName, ReviewFunction>, NodeFunction>;
  readonly scheduleDeadLetters: Queue;
  readonly streamDeadLetters: Queue;

  constructor(scope: Construct, id: string, { client, data, publicUrl, ...props }: PipelineStackProps) {
    super(scope, id, { ...props, description: `Disclosure Auditor, ${client.name}: pipeline` });
    const { bus } = data;
    const context = { client, data };

    this.scheduleDeadLetters = deadLetterQueue(this, 'ScheduleDeadLetters');
    this.streamDeadLetters = deadLetterQueue(this, 'StreamDeadLetters');
    for (const queue of [this.scheduleDeadLetters, this.streamDeadLetters]) acknowledge(queue, 'deadLetters');
    this.functions = {
      'plan-fetches': new NodeFunction(this, 'plan-fetches', {
        ...context,
        onFailure: new SqsDestination(this.scheduleDeadLetters),
      }),
      'fetch-posts': new NodeFunction(this, 'fetch-posts', { ...context, publicUrl }),
      'audit-posts': new NodeFunction(this, 'audit-posts', context),
      'check-campaigns': new NodeFunction(this, 'check-campaigns', context),
      'erase-content': new NodeFunction(this, 'erase-content', context),
      'publish-findings': new NodeFunction(this, 'publish-findings', context),
      'send-alerts': new NodeFunction(this, 'send-alerts', context),
    };
    this.queues = byConsumer(
      (name) => new ConsumerQueue(this, `${name}-queue`, { seconds: FUNCTIONS[name].seconds, key: data.key }),
    );
    for (const name of CONSUMERS) {
      this.functions[name].addEventSource(
        new SqsEventSource(this.queues[name].queue, {
          batchSize: BATCH_SIZE[name],
          maxConcurrency: client.concurrency[name],
          reportBatchItemFailures: true,
        }),
      );
    }
    new EventRules(this, 'Rules', { bus, queues: this.queues });
    new Schedules(this, 'Schedules', {
      bus,
      functions: this.functions,
      deadLetters: this.scheduleDeadLetters,
    });
    this.functions['publish-findings'].addEventSource(findingChanges(data, this.streamDeadLetters));
    if (data.postFiles.readPolicy) this.functions['fetch-posts'].role?.addManagedPolicy(data.postFiles.readPolicy);
  }
}

function byConsumer<T>(make: (name: Consumer) => T): Record<Consumer, T> {
  return Object.fromEntries(CONSUMERS.map((name) => [name, make(name)])) as Record<Consumer, T>;
}

/** New and changed findings, but not those that DynamoDB deletes when their time is up. */
function findingChanges({ table }: DataStack, deadLetters: Queue): DynamoEventSource {
  const keys = { [TABLE.sortKey]: { S: FilterRule.beginsWith(FINDING_PREFIX) } };
  return new DynamoEventSource(table, {
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY'), dynamodb: { Keys: keys } })],
    batchSize: 100,
    bisectBatchOnError: true,
    retryAttempts: 5,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(deadLetters),
  });
}
