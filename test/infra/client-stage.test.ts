import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { describe, expect, test, vi } from 'vitest';
import { ACKNOWLEDGED } from '../../infra/acknowledged.ts';
import { appOf, resource, resources, type StackName, templateIn } from './synth.ts';

const STACKS: StackName[] = ['Data', 'Pipeline', 'Review', 'Watch'];
const KEY = 'arn:aws:kms:eu-west-1:123456789012:key/1';
const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';
const OIDC = { kind: 'oidc', issuer: 'https://id.acme.example', audience: ['api'], clientId: 'page' };

const templates = (client: object = {}) => {
  const app = appOf([client]);
  return STACKS.map((stack) => templateIn(app, stack));
};

describe('one client', () => {
  test('has no resource with a fixed name', () => {
    const named =
      /^(TableName|BucketName|QueueName|FunctionName|TopicName|RoleName|PolicyName|AlarmName|DashboardName|LogGroupName)$/;
    for (const template of templates()) {
      for (const [id, { Type, Properties = {} }] of Object.entries(
        template.toJSON().Resources as Record<string, never>,
      )) {
        const fixed = Object.entries(Properties).filter(([key, value]) => named.test(key) && typeof value === 'string');
        const derived = Type === 'AWS::IAM::Policy' ? [['PolicyName', id]] : [];
        expect({ id, fixed }).toEqual({ id, fixed: derived });
      }
    }
  });

  test('sets its permissions boundary on every role', () => {
    const roles = templates({ permissionsBoundary: BOUNDARY }).flatMap((template) =>
      resources(template, 'AWS::IAM::Role'),
    );
    expect(roles.length).toBeGreaterThan(8);
    for (const { Properties } of roles) expect(Properties.PermissionsBoundary).toBe(BOUNDARY);
  });

  test('has its tags', () => {
    const [data] = templates({ tags: { costCentre: '42' } });
    expect(resource(data!, 'AWS::S3::Bucket', 'PostFilesBucket').Properties.Tags).toContainEqual({
      Key: 'costCentre',
      Value: '42',
    });
  });

  test.each([
    ['create', /"Fn::GetAtt":\["Key/, 1],
    [KEY, new RegExp(KEY), 0],
  ])('encrypts what may hold captions with its own key: %s', (encryptionKey, named, made) => {
    const [data, pipeline, review] = templates({ encryptionKey });
    data!.resourceCountIs('AWS::KMS::Key', made);
    const { SSESpecification, Replicas } = resource(data!, 'AWS::DynamoDB::GlobalTable').Properties;
    expect(SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(JSON.stringify(Replicas[0].SSESpecification)).toMatch(named);
    const bucket = resource(data!, 'AWS::S3::Bucket', 'PostFilesBucket').Properties;
    expect(JSON.stringify(bucket.BucketEncryption)).toMatch(named);
    expect(resource(data!, 'AWS::Events::EventBus').Properties.KmsKeyIdentifier).toBeDefined();
    for (const name of ['fetchposts', 'auditposts', 'sendalerts']) {
      for (const kind of ['Queue', 'DeadLetters']) {
        expect(resource(pipeline!, 'AWS::SQS::Queue', `${name}queue${kind}`).Properties.KmsMasterKeyId).toBeDefined();
      }
    }
    const audits = resource(pipeline!, 'AWS::IAM::Policy', 'auditpostsparts').Properties.PolicyDocument.Statement;
    expect(audits.flatMap(({ Action }: { Action: string }) => Action)).toContain('kms:GenerateDataKey');
    const pushes = resource(review!, 'AWS::IAM::Policy', 'receivepostsparts').Properties.PolicyDocument.Statement;
    expect(pushes.flatMap(({ Action }: { Action: string }) => Action)).toContain('kms:Decrypt');
  });
});

test('two clients are two stages that share nothing', () => {
  const app = appOf([
    { name: 'acme', account: '111111111111' },
    { name: 'glowlab', region: 'us-east-1' },
  ]);
  const assembly = app.synth();
  expect(
    assembly.nestedAssemblies.map(({ nestedAssembly }) => nestedAssembly.stacks.map((stack) => stack.stackName)),
  ).toEqual([
    ['acme-Data', 'acme-Review', 'acme-Pipeline', 'acme-Watch'],
    ['glowlab-Data', 'glowlab-Review', 'glowlab-Pipeline', 'glowlab-Watch'],
  ]);
  const [acme, glowlab] = assembly.nestedAssemblies;
  expect(acme?.nestedAssembly.stacks.every(({ environment }) => environment.account === '111111111111')).toBe(true);
  expect(glowlab?.nestedAssembly.stacks.every(({ environment }) => environment.region === 'us-east-1')).toBe(true);
  for (const stack of glowlab?.nestedAssembly.stacks ?? [])
    expect(JSON.stringify(stack.template)).not.toContain('acme');
});

describe('cdk-nag', () => {
  test.each([
    ['as it comes', {}],
    [
      'with everything that a client can set',
      {
        account: '123456789012',
        auth: OIDC,
        permissionsBoundary: BOUNDARY,
        encryptionKey: 'create',
        domain: { name: 'review.acme.example', certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1' },
        webAcl: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/acme/1',
        allowedCountries: ['GB'],
        alarms: { emails: ['ops@acme.example'] },
        sources: [
          { kind: 's3', name: 'theirs', bucket: 'agency-uploads', prefix: 'acme/' },
          { kind: 'youtube', name: 'channel', settings: { channel: '@acme' }, credential: 'youtube' },
        ],
        quotas: { 'youtube/units': 0 },
        rereadAfterHours: [1, 24],
      },
    ],
    ['without sources', { sources: [] }],
  ])('finds nothing without a reason: %s', (_, client) => {
    expect(() => appOf([client]).synth()).not.toThrow();
  });

  test('stops what breaks a rule', () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
    const app = appOf();
    new Bucket(new Stack(app, 'Careless'), 'Open');
    expect(() => app.synth()).toThrow(/AwsSolutions-S10/);
    silent.mockRestore();
  });

  test('every exception has a reason that says more than its name', () => {
    for (const { reason } of Object.values(ACKNOWLEDGED)) expect(reason.split(' ').length).toBeGreaterThan(8);
  });
});

test('no policy has a wildcard but those that have a reason', () => {
  const wild = templates().flatMap((template) =>
    ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy'].flatMap((type) =>
      Object.entries(template.findResources(type)).flatMap(([id, { Properties }]) =>
        Properties.PolicyDocument.Statement.filter((statement: { Action: unknown; Resource: unknown }) =>
          /\*"/.test(JSON.stringify([statement.Action, statement.Resource])),
        ).map(() => id.replace(/[0-9A-F]{8}$/, '')),
      ),
    ),
  );
  expect([...new Set(wild)]).toEqual([
    'PostFilesRead',
    'fetchpostspartsRoleDefaultPolicy',
    'receivepostspartsRoleDefaultPolicy',
    expect.stringMatching(/^CustomCDKBucketDeployment\w+ServiceRoleDefaultPolicy$/),
  ]);
});
