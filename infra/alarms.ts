import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Client } from './client.ts';
import { METRICS } from './environment.ts';

const FIVE_MINUTES = Duration.minutes(5);

/** A metric that the functions write, summed up. */
export function own({ name }: Client, metricName: string, period: Duration): Metric {
  const { namespace, dimension } = METRICS;
  return new Metric({ namespace, metricName, dimensionsMap: { [dimension]: name }, statistic: 'Sum', period });
}

export interface Watched {
  client: Client;
  /** By name, as alarms call them. */
  deadLetters: Record<string, IQueue>;
  queues: Record<string, IQueue>;
  functions: Record<string, IFunction>;
  streamReader: IFunction;
  api: HttpApi;
}

interface Limit {
  metric: Metric;
  above: number;
  /** Of the last so many periods, how many must be over the limit. */
  periods?: [over: number, of: number];
  what: string;
}

/** One alarm for each thing that can go wrong unseen. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  readonly #topic: ITopic;

  constructor(scope: Construct, id: string, { topic, ...watched }: Watched & { topic: ITopic }) {
    super(scope, id);
    this.#topic = topic;
    const { deadLetters, queues, functions, streamReader, api } = watched;
    for (const [name, queue] of Object.entries(deadLetters)) {
      const metric = queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' });
      this.#limit(`${name}-dead-letters`, { metric, above: 0, what: `Messages that ${name} could not handle` });
    }
    for (const [name, queue] of Object.entries(queues)) {
      const metric = queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' });
      this.#limit(`${name}-delay`, { metric, above: 900, what: `A message has waited over 15 minutes for ${name}` });
    }
    for (const [name, handler] of Object.entries(functions)) {
      const errors = handler.metricErrors({ period: FIVE_MINUTES });
      this.#limit(`${name}-errors`, { metric: errors, above: 0, periods: [2, 3], what: `${name} keeps failing` });
      const throttles = handler.metricThrottles({ period: FIVE_MINUTES });
      this.#limit(`${name}-throttles`, {
        metric: throttles,
        above: 0,
        periods: [2, 3],
        what: `${name} is held back by the account's concurrency`,
      });
    }
    this.#limit('stream-delay', {
      metric: streamReader.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
      above: 300_000,
      what: 'Findings have waited over 5 minutes to be published',
    });
    this.#limit('api-errors', {
      metric: api.metricServerError({ period: FIVE_MINUTES, statistic: 'Sum' }),
      above: 0,
      periods: [2, 3],
      what: 'The report API keeps answering 5xx',
    });
    this.#limit('source-paused', {
      metric: own(watched.client, 'SourcesPaused', FIVE_MINUTES),
      above: 0,
      what: 'A source failed again and again and is no longer read',
    });
    this.#silence(watched.client);
  }

  #limit(id: string, { metric, above, periods: [over, of] = [1, 1], what }: Limit): void {
    this.#add(
      metric.createAlarm(this, id, {
        alarmDescription: what,
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        datapointsToAlarm: over,
        evaluationPeriods: of,
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
    );
  }

  /** An auditor that sees nothing looks like one that finds nothing. */
  #silence(client: Client): void {
    const { silenceHours } = client.alarms;
    this.#add(
      own(client, 'PostsAudited', Duration.hours(1)).createAlarm(this, 'silence', {
        alarmDescription: `No post has come in for ${silenceHours} hours`,
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: silenceHours,
        treatMissingData: TreatMissingData.BREACHING,
      }),
    );
  }

  #add(alarm: Alarm): void {
    alarm.addAlarmAction(new SnsAction(this.#topic));
    this.all.push(alarm);
  }
}
