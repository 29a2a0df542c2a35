import { runInNewContext } from 'node:vm';
import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { INBOUND } from '../../lib/events/catalog.ts';
import { pageHeaders } from '../../lib/report/page-headers.ts';
import { ROUTES, type Route } from '../../lib/report/routes.ts';
import { type Resource, resource, resources, templateOf } from './synth.ts';

const review = templateOf('Review');
const OIDC = {
  kind: 'oidc',
  issuer: 'https://id.acme.example/tenant',
  audience: ['api://auditor'],
  clientId: 'page-1',
  origins: ['https://tokens.acme.example/oauth'],
};

describe('the API', () => {
  test('has every route of the route table, each with its scope, those that platforms push to, and no other', () => {
    const routes = resources(review, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
      Properties.AuthorizationScopes,
    ]);
    const wanted = Object.values<Route>(ROUTES).map(({ method, path, scope }) => [
      `${method} ${path}`,
      scope === undefined ? 'NONE' : 'JWT',
      scope === undefined ? undefined : [scope],
    ]);
    const pushes = INBOUND.methods.map((method) => [`${method} ${INBOUND.path}`, 'NONE', undefined]);
    expect(routes).toEqual([...wanted, ...pushes]);
  });

  test('takes pushes with a function of its own, in numbers that leave room for people', () => {
    const keys = INBOUND.methods.map((method) => `${method} ${INBOUND.path}`);
    const stage = resource(review, 'AWS::ApiGatewayV2::Stage') as Resource & { DependsOn: string[] };
    const limits = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 50 };
    expect(stage.Properties.RouteSettings).toEqual(Object.fromEntries(keys.map((key) => [key, limits])));
    const routes = Object.entries(review.findResources('AWS::ApiGatewayV2::Route'));
    for (const key of keys) {
      const [id, { Properties }] = routes.find(([, route]) => route.Properties.RouteKey === key)!;
      // The service refuses limits of a route that is not there yet.
      expect(stage.DependsOn).toContain(id);
      const integration = review.findResources('AWS::ApiGatewayV2::Integration')[
        Properties.Target['Fn::Join'][1].at(-1).Ref
      ]!;
      expect(JSON.stringify(integration.Properties.IntegrationUri)).toContain('receiveposts');
      expect(integration.Properties.PayloadFormatVersion).toBe('2.0');
    }
  });

  test('is open for health, its description and pushes alone', () => {
    const open = resources(review, 'AWS::ApiGatewayV2::Route').filter(
      ({ Properties }) => Properties.AuthorizationType !== 'JWT',
    );
    expect(open.map(({ Properties }) => Properties.RouteKey)).toEqual([
      'GET /v1/health',
      'GET /v1/openapi.json',
      ...INBOUND.methods.map((method) => `${method} ${INBOUND.path}`),
    ]);
  });

  test('is throttled and logs who asked for what, but neither text nor address', () => {
    const { Properties } = resource(review, 'AWS::ApiGatewayV2::Stage');
    expect(Properties.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    const format = JSON.parse(Properties.AccessLogSettings.Format);
    expect(format).toMatchObject({ route: '$context.routeKey', user: '$context.authorizer.claims.sub' });
    expect(Properties.AccessLogSettings.Format).not.toMatch(/sourceIp|path|userAgent/);
  });

  test('trusts the user directory by default', () => {
    const { JwtConfiguration } = resource(review, 'AWS::ApiGatewayV2::Authorizer').Properties;
    expect(JSON.stringify(JwtConfiguration.Issuer)).toContain('UsersPool');
    expect(JwtConfiguration.Audience[0].Ref).toMatch(/^PageClient/);
    const { Properties: client } = resource(review, 'AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false, EnableTokenRevocation: true });
    expect(JSON.stringify(client.CallbackURLs)).toContain('PageDistribution');
  });

  test('trusts another issuer where the client has one', () => {
    const template = templateOf('Review', { auth: OIDC });
    const { JwtConfiguration } = resource(template, 'AWS::ApiGatewayV2::Authorizer').Properties;
    expect(JwtConfiguration).toEqual({ Issuer: OIDC.issuer, Audience: OIDC.audience });
    template.resourceCountIs('AWS::Cognito::UserPoolClient', 0);
  });
});

describe('the page', () => {
  const { DistributionConfig } = resource(review, 'AWS::CloudFront::Distribution').Properties;

  test('shares its origin with the API, whose answers are never kept or replaced', () => {
    const [api] = DistributionConfig.CacheBehaviors;
    expect(api).toMatchObject({ PathPattern: '/v1/*', ViewerProtocolPolicy: 'https-only' });
    expect(api.CachePolicyId).toBe('4135ea2d-6df8-44a3-9df3-4b5a84be39ad');
    expect(api.FunctionAssociations).toBeUndefined();
    expect(DistributionConfig.CustomErrorResponses).toBeUndefined();
    const origin = DistributionConfig.Origins.find(({ Id }: { Id: string }) => Id === api.TargetOriginId);
    expect(JSON.stringify(origin.DomainName)).toMatch(/ReportApi.*execute-api\.eu-west-1/);
  });

  test('is read from its bucket by the distribution alone', () => {
    const { Properties } = resource(review, 'AWS::S3::BucketPolicy', 'PageBucket');
    const allowed = Properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } });
    expect(JSON.stringify(allowed[0].Condition)).toContain('PageDistribution');
  });

  test.each([
    ['/', '/index.html'],
    ['/findings/v1:abc', '/index.html'],
    ['/release.2/notes', '/index.html'],
    ['/assets/index-1.js', '/assets/index-1.js'],
    ['/config.json', '/config.json'],
  ])('%s gives %s', (uri, file) => {
    const code = resource(review, 'AWS::CloudFront::Function').Properties.FunctionCode;
    expect(runInNewContext(`${code}; handler({ request: { uri: ${JSON.stringify(uri)} } }).uri`)).toBe(file);
  });

  test('has the headers of the header table, and may fetch from the sign-in', () => {
    const headers = sentHeaders(templateOf('Review', { auth: OIDC }));
    expect(headers).toEqual(pageHeaders(['https://id.acme.example', 'https://tokens.acme.example']));
  });

  test('of a user directory may fetch from it', () => {
    const { SecurityHeadersConfig } = headersConfig(review);
    expect(JSON.stringify(SecurityHeadersConfig.ContentSecurityPolicy)).toMatch(
      /connect-src 'self' https:\/\/cognito-idp\.eu-west-1\..*UsersPoolDomain.*\.auth\.eu-west-1\.amazoncognito\.com;/,
    );
  });

  test('is kept by browsers where its name changes with its content', () => {
    const uploads = resources(review, 'Custom::CDKBucketDeployment').map(({ Properties }) => Properties);
    expect(
      uploads.map((upload) => [
        upload.DestinationBucketKeyPrefix,
        upload.SystemMetadata['cache-control'],
        upload.Prune,
      ]),
    ).toEqual([
      ['assets', 'public, max-age=31536000, immutable', false],
      [undefined, 'no-cache', false],
    ]);
  });

  test('has a domain, a firewall and countries where the client says so', () => {
    const certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/1';
    const webAcl = 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/acme/1';
    const domain = { name: 'review.acme.example', certificate };
    const template = templateOf('Review', { domain, webAcl, allowedCountries: ['GB', 'IE'] });
    expect(resource(template, 'AWS::CloudFront::Distribution').Properties.DistributionConfig).toMatchObject({
      Aliases: ['review.acme.example'],
      ViewerCertificate: { AcmCertificateArn: certificate, MinimumProtocolVersion: 'TLSv1.2_2021' },
      WebACLId: webAcl,
      Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['GB', 'IE'] } },
    });
    expect(resource(template, 'AWS::Cognito::UserPoolClient').Properties.CallbackURLs).toEqual([
      'https://review.acme.example/',
    ]);
  });
});

const headersConfig = (template: Template) =>
  resource(template, 'AWS::CloudFront::ResponseHeadersPolicy').Properties.ResponseHeadersPolicyConfig;

/** The headers that CloudFront makes of its settings. */
function sentHeaders(template: Template): Record<string, string> {
  const { CustomHeadersConfig, SecurityHeadersConfig: security } = headersConfig(template);
  const custom = CustomHeadersConfig.Items.map(({ Header, Value }: { Header: string; Value: string }) => [
    Header,
    Value,
  ]);
  const { AccessControlMaxAgeSec, IncludeSubdomains } = security.StrictTransportSecurity;
  return {
    ...Object.fromEntries(custom),
    'content-security-policy': security.ContentSecurityPolicy.ContentSecurityPolicy,
    'strict-transport-security': `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains ? '; includeSubDomains' : ''}`,
    'x-content-type-options': security.ContentTypeOptions.Override ? 'nosniff' : '',
    'x-frame-options': security.FrameOptions.FrameOption,
    'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
  };
}
