import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { Alarms, type Watched } from './alarms.ts';
import type { Client } from './client.ts';
import { dashboard } from './dashboard.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { ConsumerQueue } from './queue.ts';
import type { ReviewStack } from './review-stack.ts';

interface WatchStackProps extends StackProps {
  client: Client;
  pipeline: PipelineStack;
  review: ReviewStack;
}

/** What tells people that something is wrong. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { client, pipeline, review, ...props }: WatchStackProps) {
    super(scope, id, { ...props, description: `Disclosure Auditor, ${client.name}: alarms` });
    const topic = new Topic(this, 'Alarmed', { enforceSSL: true });
    for (const email of client.alarms.emails) topic.addSubscription(new EmailSubscription(email));
    const watched = watch(client, pipeline, review);
    const alarms = new Alarms(this, 'Alarms', { ...watched, topic });
    dashboard(this, 'Dashboard', { ...watched, alarms });
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}

function watch(client: Client, pipeline: PipelineStack, review: ReviewStack): Watched {
  const { queues, functions, scheduleDeadLetters, streamDeadLetters } = pipeline;
  const each = (pick: (queues: ConsumerQueue) => Queue) =>
    Object.fromEntries(Object.entries(queues).map(([name, both]) => [name, pick(both)]));
  return {
    client,
    deadLetters: {
      ...each(({ deadLetters }) => deadLetters),
      'publish-findings': streamDeadLetters,
      schedules: scheduleDeadLetters,
    },
    queues: each(({ queue }) => queue),
    functions: { ...functions, ...review.functions },
    streamReader: functions['publish-findings'],
    api: review.reportApi.api,
  };
}
