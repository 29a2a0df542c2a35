import { describe, expect, test } from 'vitest';
import { sourcesFromEnvironment } from '../../functions/source-runtime.ts';
import { ACCESS, rightsOf } from '../../infra/access.ts';
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { CONSUMERS, EVENT_TYPES, EVENTS, MAX_RECEIVE_COUNT, SCHEDULES } from '../../lib/events/catalog.ts';
import { appOf, idOf, type Resource, resource, resources, templateIn, templateOf } from './synth.ts';

const app = appOf();
const pipeline = templateIn(app, 'Pipeline');
const review = templateIn(app, 'Review');
const names = Object.keys(FUNCTIONS) as FunctionName[];

const templateWith = (name: FunctionName) => (/^re(port|ceive)-/.test(name) ? review : pipeline);
const functionOf = (name: FunctionName) => {
  const functions = Object.entries(templateWith(name).findResources('AWS::Lambda::Function'));
  return functions.find(([id]) => new RegExp(`^${idOf(name)}[0-9A-F]{8}$`).test(id))![1] as Resource;
};
const policyOf = (name: FunctionName) =>
  resource(templateWith(name), 'AWS::IAM::Policy', `${idOf(name)}parts`).Properties.PolicyDocument.Statement;
const mappingOf = (name: FunctionName) => resource(pipeline, 'AWS::Lambda::EventSourceMapping', idOf(name)).Properties;
const minutesOf = (rate: string) => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(rate)!;
  return Number(count) * { minute: 1, hour: 60, day: 1440 }[unit as 'minute' | 'hour' | 'day'];
};
const queueOf = (name: string) => resource(pipeline, 'AWS::SQS::Queue', `${idOf(name)}queueQueue`).Properties;

describe('functions', () => {
  test.each(names)('%s runs on Node 24 and arm64, as long and as large as its table says', (name) => {
    const { Properties } = functionOf(name);
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: FUNCTIONS[name].memory,
      Timeout: FUNCTIONS[name].seconds,
      LoggingConfig: { LogFormat: 'JSON' },
    });
    expect(Properties.Environment.Variables).toMatchObject({
      JURISDICTIONS: 'GB,DE',
      RETENTION_DAYS: '730',
      POWERTOOLS_SERVICE_NAME: 'acme',
      POWERTOOLS_METRICS_NAMESPACE: 'DisclosureAuditor',
    });
  });

  test.each(names)('%s has a log of its own for 30 days', (name) => {
    const log = functionOf(name).Properties.LoggingConfig.LogGroup.Ref;
    expect(templateWith(name).findResources('AWS::Logs::LogGroup')[log]?.Properties.RetentionInDays).toBe(30);
  });

  test.each(names)('%s may do with table and bus what its line of the table says', (name) => {
    const { publishes = false } = ACCESS[name];
    const { table, indexes } = rightsOf(name);
    const allowed = policyOf(name).flatMap(({ Action }: { Action: string | string[] }) => Action) as string[];
    const onTable = allowed.filter((action) => /^dynamodb:(?!.*(Stream|Shard|Records))/.test(action));
    expect(new Set(onTable)).toEqual(new Set(table.map((action) => `dynamodb:${action}`)));
    expect(allowed.includes('events:PutEvents')).toBe(publishes);
    const named = JSON.stringify(policyOf(name)).match(/\/index\/\w+/g) ?? [];
    expect(named.sort()).toEqual(indexes.map((index) => `/index/${index}`).sort());
  });

  test('prices of posts reach them, usual ones where the client says none', () => {
    const variables = (client: object) =>
      resource(templateOf('Review', client), 'AWS::Lambda::Function', 'reportapi').Properties.Environment.Variables;
    const usual = JSON.parse(variables({}).POST_PRICES);
    expect(Object.keys(usual)).toEqual(['nano', 'micro', 'macro', 'mega']);
    const own = JSON.parse(variables({ postPrices: { nano: { from: 50, to: 80 } } }).POST_PRICES);
    expect(own).toEqual({ ...usual, nano: { from: 50, to: 80 } });
  });

  test.each(names)('%s may use the secrets of its client, and no others, only if it reads sources', (name) => {
    const statements = policyOf(name).filter(({ Action }: { Action: unknown }) =>
      /secret/i.test(JSON.stringify(Action)),
    );
    if (name !== 'fetch-posts' && name !== 'receive-posts') return expect(statements).toEqual([]);
    expect(statements).toHaveLength(1);
    expect(statements[0].Action).toEqual([
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ]);
    expect(JSON.stringify(statements[0].Resource)).toMatch(
      /:secretsmanager:eu-west-1:.*:secret:disclosure-auditor\/acme\/\*/,
    );
  });

  test('sources reach them as they take them, with their bucket, limits and times', () => {
    const channel = { kind: 'youtube', name: 'ours', settings: { channel: '@acme' }, credential: 'youtube' };
    const template = templateOf('Pipeline', {
      sources: [
        { kind: 's3', name: 'theirs', bucket: 'agency-uploads', prefix: 'acme/' },
        { kind: 's3', name: 'rare', bucket: 'agency-uploads', everyMinutes: 1440 },
        channel,
      ],
      fetchEveryMinutes: 60,
      quotas: { 'youtube/units': 500 },
      rereadAfterHours: [2, 48],
    });
    const { Variables } = resource(template, 'AWS::Lambda::Function', 'fetchposts').Properties.Environment;
    const given = { ...Variables, PUBLIC_URL: 'https://review.example/' };
    const { definitions, limits, rereadAfterHours } = sourcesFromEnvironment(given);
    expect(definitions).toEqual([
      { name: 'theirs', kind: 's3', settings: { bucket: 'agency-uploads', prefix: 'acme/' }, everyMinutes: 60 },
      { name: 'rare', kind: 's3', settings: { bucket: 'agency-uploads', prefix: '' }, everyMinutes: 1440 },
      channel,
    ]);
    expect({ limits, rereadAfterHours }).toEqual({ limits: { 'youtube/units': 500 }, rereadAfterHours: [2, 48] });
    const ours = functionOf('fetch-posts').Properties.Environment.Variables.SOURCES;
    expect(JSON.stringify(ours)).toMatch(/PostFilesBucket/);
  });
});

describe('rules', () => {
  test('are one for each event, into the queue of the function that takes it', () => {
    const rules = resources(pipeline, 'AWS::Events::Rule');
    expect(rules.map(({ Properties }) => Properties.EventPattern['detail-type'])).toEqual(
      EVENT_TYPES.map((type) => [type]),
    );
    for (const { Properties } of rules) {
      const event = EVENTS[Properties.EventPattern['detail-type'][0] as keyof typeof EVENTS];
      const [target] = Properties.Targets;
      expect(target.Arn['Fn::GetAtt'][0]).toMatch(new RegExp(`^${idOf(event.to)}queueQueue`));
      expect(target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(new RegExp(`^${idOf(event.to)}queueDeadLetters`));
      expect(Properties.EventPattern.detail.meta.version).toEqual([event.version, { exists: false }]);
      expect(JSON.stringify(Properties.EventBusName)).toMatch(/ExportsOutputRefBus/);
    }
  });

  test('take posts from anybody, everything else from the auditor alone', () => {
    for (const { Properties } of resources(pipeline, 'AWS::Events::Rule')) {
      const { source, 'detail-type': types } = Properties.EventPattern;
      expect(source).toEqual(types[0].startsWith('post.') ? undefined : ['disclosure-auditor']);
    }
  });
});

describe('queues', () => {
  test.each(CONSUMERS)(
    '%s: retried, then put aside for 14 days; a message stays hidden while it is handled',
    (name) => {
      expect(queueOf(name).RedrivePolicy.maxReceiveCount).toBe(MAX_RECEIVE_COUNT);
      expect(queueOf(name).VisibilityTimeout).toBeGreaterThanOrEqual(6 * FUNCTIONS[name].seconds);
      const [dead] = queueOf(name).RedrivePolicy.deadLetterTargetArn['Fn::GetAtt'];
      expect(pipeline.findResources('AWS::SQS::Queue')[dead]?.Properties.MessageRetentionPeriod).toBe(14 * 86_400);
    },
  );

  test.each(CONSUMERS)('%s: one bad message does not repeat the others, and the client sets how many run', (name) => {
    expect(mappingOf(name).FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
    const capped = templateOf('Pipeline', { concurrency: { [name]: 7 } });
    const { ScalingConfig } = resource(capped, 'AWS::Lambda::EventSourceMapping', idOf(name)).Properties;
    expect(ScalingConfig).toEqual({ MaximumConcurrency: 7 });
  });

  test('are encrypted and closed to plain HTTP', () => {
    const queues = resources(pipeline, 'AWS::SQS::Queue');
    expect(queues.every(({ Properties }) => Properties.SqsManagedSseEnabled)).toBe(true);
    const policies = resources(pipeline, 'AWS::SQS::QueuePolicy');
    expect(policies).toHaveLength(queues.length);
    for (const { Properties } of policies) {
      expect(Properties.PolicyDocument.Statement[0]).toMatchObject({
        Effect: 'Deny',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      });
    }
  });
});

describe('the outbox', () => {
  const mapping = mappingOf('publish-findings');

  test('hears of new and changed findings only', () => {
    expect(mapping.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: [{ prefix: 'FINDING#' }] } } } },
    ]);
  });

  test('gives up on a bad record, and lets no other wait for it', () => {
    expect(mapping).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 5,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(mapping.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0]).toMatch(/^StreamDeadLetters/);
  });
});

describe('schedules', () => {
  test.each(SCHEDULES)('$name runs every $everyMinutes minutes; what fails is put aside', (line) => {
    const { Properties } = resource(pipeline, 'AWS::Scheduler::Schedule', `Schedules${idOf(line.name)}`);
    expect(minutesOf(Properties.ScheduleExpression)).toBe(line.everyMinutes);
    expect(Properties.Target.DeadLetterConfig.Arn['Fn::GetAtt'][0]).toMatch(/^ScheduleDeadLetters/);
    const target = JSON.stringify(Properties.Target.Arn);
    if ('invoke' in line) expect(target).toMatch(new RegExp(`"${idOf(line.invoke)}`));
    else {
      expect(target).toMatch(/ExportsOutputFnGetAttBus/);
      expect(Properties.Target.EventBridgeParameters).toEqual({ DetailType: line.event, Source: 'disclosure-auditor' });
      expect(JSON.parse(Properties.Target.Input)).toMatchObject({
        meta: { version: EVENTS[line.event].version },
        data: {},
      });
    }
  });

  test('a planning that fails is put aside', () => {
    const { Properties } = resource(pipeline, 'AWS::Lambda::EventInvokeConfig');
    expect(Properties.DestinationConfig.OnFailure.Destination['Fn::GetAtt'][0]).toMatch(/^ScheduleDeadLetters/);
  });
});
