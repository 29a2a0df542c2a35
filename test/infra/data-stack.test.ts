import type { Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { API_SCOPES } from '../../infra/user-directory.ts';
import { ROUTES, type Route } from '../../lib/report/routes.ts';
import { createTableInput } from '../../lib/store/table.ts';
import { appOf, resource, resources, templateOf } from './synth.ts';

const data = templateOf('Data');

describe('the table', () => {
  const { Properties: table, DeletionPolicy } = resource(data, 'AWS::DynamoDB::GlobalTable');
  const [replica] = table.Replicas;

  test('has the keys and indexes of the table definition', () => {
    const { KeySchema, GlobalSecondaryIndexes, AttributeDefinitions } = createTableInput('any');
    expect(table.KeySchema).toEqual(KeySchema);
    expect(table.GlobalSecondaryIndexes).toEqual(GlobalSecondaryIndexes);
    expect(table.AttributeDefinitions).toEqual(AttributeDefinitions);
  });

  test('is paid by use, and caught up with by its stream', () => {
    expect(table.BillingMode).toBe('PAY_PER_REQUEST');
    expect(table.StreamSpecification).toEqual({ StreamViewType: 'NEW_AND_OLD_IMAGES' });
  });

  test('forgets what has expired', () => {
    expect(table.TimeToLiveSpecification).toEqual({ AttributeName: 'expiresAt', Enabled: true });
  });

  test('can be put back to any moment, and is not deleted by mistake', () => {
    expect(replica.PointInTimeRecoverySpecification).toEqual({ PointInTimeRecoveryEnabled: true });
    expect(replica.DeletionProtectionEnabled).toBe(true);
    expect(DeletionPolicy).toBe('Retain');
    expect((appOf().node.findChild('acme').node.findChild('Data') as Stack).terminationProtection).toBe(true);
  });
});

describe('post files', () => {
  test('lie in buckets that are closed, encrypted and kept', () => {
    for (const { Properties, DeletionPolicy } of resources(data, 'AWS::S3::Bucket')) {
      expect(Object.values(Properties.PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
      expect(Properties.BucketEncryption).toBeDefined();
      expect(DeletionPolicy).toBe('Retain');
    }
    data.resourcePropertiesCountIs('AWS::S3::BucketPolicy', denyPlainHttp, 2);
  });

  test('expire with the posts in them', () => {
    const { Properties } = resource(templateOf('Data', { retentionDays: 90 }), 'AWS::S3::Bucket', 'PostFilesBucket');
    expect(Properties.LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(90);
  });

  test('are read by prefix, wherever they are', () => {
    const sources = [
      { kind: 's3', name: 'own', prefix: 'posts/' },
      { kind: 's3', name: 'theirs', bucket: 'agency-uploads', prefix: 'acme/' },
    ];
    const { Properties } = resource(templateOf('Data', { sources }), 'AWS::IAM::ManagedPolicy');
    const statements: { Action: string }[] = Properties.PolicyDocument.Statement;
    const text = JSON.stringify(statements);
    expect(text).toContain('arn:aws:s3:::agency-uploads/acme/*');
    expect(text).toContain('/posts/*');
    expect(new Set(statements.map(({ Action }) => Action))).toEqual(new Set(['s3:ListBucket', 's3:GetObject']));
    templateOf('Data', { sources: [] }).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });
});

const denyPlainHttp = {
  PolicyDocument: {
    Statement: Match.arrayWith([
      Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]),
  },
};

describe('the user directory', () => {
  test('is by invitation, with a second factor, and outlives its stack', () => {
    const { Properties, DeletionPolicy } = resource(data, 'AWS::Cognito::UserPool');
    expect(Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    });
    expect(DeletionPolicy).toBe('Retain');
  });

  test('knows every scope that a route asks for', () => {
    const known = resources(data, 'AWS::Cognito::UserPoolResourceServer').flatMap(({ Properties }) =>
      Properties.Scopes.map(({ ScopeName }: { ScopeName: string }) => `${Properties.Identifier}/${ScopeName}`),
    );
    const asked = Object.values<Route>(ROUTES).flatMap((route) => route.scope ?? []);
    expect(new Set(known)).toEqual(new Set(asked));
    expect(API_SCOPES).toEqual([...new Set(asked)].sort());
  });

  test('is left out where the client brings its own sign-in', () => {
    const auth = { kind: 'oidc', issuer: 'https://id.acme.example', audience: ['api'], clientId: 'page' };
    templateOf('Data', { auth }).resourceCountIs('AWS::Cognito::UserPool', 0);
  });
});
