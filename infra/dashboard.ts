import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  type Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type Alarms, own, type Watched } from './alarms.ts';

const RUNBOOK = `# Disclosure Auditor
| alarm | what it means | what to do |
|---|---|---|
| \`silence\` | no post has come in for the hours set in the client file | \`GET /v1/sources\` shows each source's last fetch and error; check that files still arrive under the prefix |
| \`source-paused\` | a source failed several times in a row and is no longer read | the page's list of sources says why and what to do; then resume it there |
| \`…-dead-letters\` | something was tried five times and put aside; nothing is lost for 14 days | read a message's reason in the function's log, mend the cause, then start a redrive from the dead-letter queue to the queue of the same name |
| \`schedules-dead-letters\` | the clock could not start a function | usually a deployment that was under way; the next tick catches up, then purge the queue |
| \`publish-findings-dead-letters\` | a change was not announced; the finding itself is stored | the message names shard and sequence numbers: mend the cause, then review the findings of that time on the page |
| \`…-delay\` | more comes in than is handled | raise \`concurrency\` in the client file, or wait: the queue keeps messages for four days |
| \`…-errors\`, \`api-errors\` | a function keeps failing | its log has the error with the request's id |
| \`…-throttles\` | the account's Lambda concurrency is used up | ask AWS for more, or lower \`concurrency\` |`;

/** What comes in, what waits, what fails, and what to do about it. */
export function dashboard(
  scope: Construct,
  id: string,
  { alarms, ...watched }: Watched & { alarms: Alarms },
): Dashboard {
  const { client, queues, functions, api } = watched;
  const count = (metricName: string) => own(client, metricName, Duration.hours(1));
  const each = <T>(record: Record<string, T>, metric: (value: T) => Metric) =>
    Object.entries(record).map(([label, value]) => metric(value).with({ label }));
  const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 12 });
  return new Dashboard(scope, id, {
    widgets: [
      [new TextWidget({ markdown: RUNBOOK, width: 24, height: 9 })],
      [new AlarmStatusWidget({ alarms: alarms.all, width: 24, height: 4 })],
      [
        graph('Posts in an hour', [count('PostsFetched'), count('PostsPushed'), count('PostsAudited')]),
        graph('Findings opened in an hour, and verdicts left to people', [
          count('FindingsOpened'),
          count('CannotTell'),
        ]),
      ],
      [
        graph('Fetches that failed, and sources paused, in an hour', [count('SourceErrors'), count('SourcesPaused')]),
        graph('From publication to reading, seconds', [
          count('FetchLagSeconds').with({ statistic: 'p50' }),
          count('FetchLagSeconds').with({ statistic: 'p95' }),
        ]),
      ],
      [
        graph('Webhooks in an hour', [count('AlertsSent'), count('AlertsFailed')]),
        graph('Campaigns checked, and posts whose words were removed, in an hour', [
          count('CampaignsChecked'),
          count('PostsErased'),
        ]),
      ],
      [
        graph(
          'Messages waiting',
          each(queues, (queue) => queue.metricApproximateNumberOfMessagesVisible()),
        ),
        graph(
          'Longest wait, seconds',
          each(queues, (queue) => queue.metricApproximateAgeOfOldestMessage()),
        ),
      ],
      [
        graph(
          'Errors',
          each(functions, (handler) => handler.metricErrors()),
        ),
        graph(
          'Duration, milliseconds',
          each(functions, (handler) => handler.metricDuration({ statistic: 'p95' })),
        ),
      ],
      [
        graph('API requests', [api.metricCount(), api.metricClientError(), api.metricServerError()]),
        graph('API latency, milliseconds', [
          api.metricLatency({ statistic: 'p50' }),
          api.metricLatency({ statistic: 'p95' }),
        ]),
      ],
    ],
  });
}
