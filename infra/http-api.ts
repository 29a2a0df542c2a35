import { Duration } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpRoute, HttpRouteKey, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ROUTES, type Route } from '../lib/report/routes.ts';
import { acknowledge } from './acknowledged.ts';
import { logGroup } from './log-group.ts';
import type { SignIn } from './sign-in.ts';

/** Who asked for what, and how it was answered; no address, no query, no body. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTime(),
    route: '$context.routeKey',
    user: AccessLogField.contextAuthorizerClaims('sub'),
    status: AccessLogField.contextStatus(),
    milliseconds: AccessLogField.contextResponseLatency(),
    bytes: AccessLogField.contextResponseLength(),
    authorizerError: AccessLogField.contextAuthorizerError(),
    error: '$context.integrationErrorMessage',
  }),
);

/** The report API: one route per line of the route table, so that nothing else reaches the function. */
export class ReportApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: name, createDefaultStage: false });
    this.api.addStage('Stage', {
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 100 },
      accessLogSettings: { destination: new LogGroupLogDestination(logGroup(this, 'AccessLog')), format: ACCESS_LOG },
    });
  }

  /** Opens the routes: they need to know the sign-in, which needs to know the page, which needs to know the API. */
  addRoutes(handler: IFunction, { issuer, audience }: SignIn): void {
    const integration = new HttpLambdaIntegration('Function', handler, {
      scopePermissionToRoute: false,
      timeout: Duration.seconds(29),
    });
    const authorizer = new HttpJwtAuthorizer('SignIn', issuer, { jwtAudience: audience });
    for (const [name, { method, path, scope }] of Object.entries<Route>(ROUTES)) {
      const route = new HttpRoute(this, name, {
        httpApi: this.api,
        routeKey: HttpRouteKey.with(path, HttpMethod[method]),
        integration,
        ...(scope !== undefined && { authorizer, authorizationScopes: [scope] }),
      });
      if (scope === undefined) acknowledge(route, 'openRoute');
    }
  }
}
