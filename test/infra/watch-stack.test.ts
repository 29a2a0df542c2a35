import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../../infra/functions.ts';
import { CONSUMERS } from '../../lib/events/catalog.ts';
import { appOf, idOf, type Resource, resource, resources, templateIn } from './synth.ts';

const app = appOf([{ alarms: { emails: ['ops@acme.example'], silenceHours: 6 } }]);
const watch = templateIn(app, 'Watch');
const pipeline = templateIn(app, 'Pipeline');
const alarms = resources(watch, 'AWS::CloudWatch::Alarm');

const alarm = (name: string) => resource(watch, 'AWS::CloudWatch::Alarm', `Alarms${idOf(name)}`).Properties;
const above = (threshold: number) => ({
  ComparisonOperator: 'GreaterThanThreshold',
  Threshold: threshold,
  TreatMissingData: 'notBreaching',
});

describe('alarms', () => {
  test('every dead-letter queue has one', () => {
    const deadLetters = Object.keys(pipeline.findResources('AWS::SQS::Queue')).filter((id) =>
      id.includes('DeadLetters'),
    );
    expect(deadLetters).toHaveLength(CONSUMERS.length + 2);
    for (const id of deadLetters) {
      const [found, ...more] = alarms.filter(
        ({ Properties }) =>
          Properties.MetricName === 'ApproximateNumberOfMessagesVisible' &&
          JSON.stringify(Properties.Dimensions).includes(id),
      ) as Resource[];
      expect(more).toEqual([]);
      expect(found?.Properties).toMatchObject({ ...above(0), EvaluationPeriods: 1, Statistic: 'Maximum' });
    }
  });

  test.each(CONSUMERS)('%s: when a message has waited over 15 minutes', (name) => {
    expect(alarm(`${name}-delay`)).toMatchObject({ ...above(900), MetricName: 'ApproximateAgeOfOldestMessage' });
  });

  test.each(Object.keys(FUNCTIONS))('%s: when it keeps failing, or is throttled', (name) => {
    expect(alarm(`${name}-errors`)).toMatchObject({
      ...above(0),
      MetricName: 'Errors',
      DatapointsToAlarm: 2,
      EvaluationPeriods: 3,
    });
    expect(alarm(`${name}-throttles`)).toMatchObject({ ...above(0), MetricName: 'Throttles' });
  });

  test('the outbox runs late, the API fails', () => {
    expect(alarm('stream-delay')).toMatchObject({
      ...above(300_000),
      MetricName: 'IteratorAge',
      Namespace: 'AWS/Lambda',
    });
    expect(alarm('api-errors')).toMatchObject({ ...above(0), MetricName: '5xx', Namespace: 'AWS/ApiGateway' });
  });

  test('no post has come in for as long as the client says: no data is bad data', () => {
    expect(alarm('silence')).toMatchObject({
      Namespace: 'DisclosureAuditor',
      MetricName: 'PostsAudited',
      Dimensions: [{ Name: 'service', Value: 'acme' }],
      Statistic: 'Sum',
      Period: 3600,
      EvaluationPeriods: 6,
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test('a source is paused because it failed again and again', () => {
    expect(alarm('source-paused')).toMatchObject({
      ...above(0),
      Namespace: 'DisclosureAuditor',
      MetricName: 'SourcesPaused',
      Dimensions: [{ Name: 'service', Value: 'acme' }],
      Statistic: 'Sum',
    });
  });

  test('each says what is wrong and tells the topic, which mails the client’s people', () => {
    for (const { Properties } of alarms) {
      expect(Properties.AlarmDescription).not.toBe('');
      expect(Properties.AlarmActions).toHaveLength(1);
    }
    const { Properties } = resource(watch, 'AWS::SNS::Subscription');
    expect(Properties).toMatchObject({ Protocol: 'email', Endpoint: 'ops@acme.example' });
  });
});

test('the dashboard says what to do about every alarm', () => {
  const { DashboardBody } = resource(watch, 'AWS::CloudWatch::Dashboard').Properties;
  const text = JSON.stringify(DashboardBody);
  const endings = Object.keys(watch.findResources('AWS::CloudWatch::Alarm')).map(
    (id) => /(deadletters|delay|errors|throttles|paused|silence)[0-9A-F]{8}$/.exec(id)?.[1],
  );
  for (const ending of new Set(endings)) {
    expect(text).toContain(ending === 'deadletters' ? 'dead-letters' : ending);
  }
});
