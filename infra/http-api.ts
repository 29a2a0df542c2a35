import { Duration } from 'aws-cdk-lib';
import { AccessLogField, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  type HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { INBOUND } from '../lib/events/catalog.ts';
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

/** Requests in a second and at once, of all platforms together: what strangers send is not to keep people from the rest. */
const INBOUND_LIMITS = { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 50 };

/** The report API: one route per line of the route table, so that nothing else reaches the function. */
export class ReportApi extends Construct {
  readonly api: HttpApi;
  readonly #stage: HttpStage;

  constructor(scope: Construct, id: string, { name }: { name: string }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: name, createDefaultStage: false });
    this.#stage = this.api.addStage('Stage', {
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

  /** Opens the routes that platforms push to. */
  addInbound(handler: IFunction): void {
    const { path, methods } = INBOUND;
    const integration = new HttpLambdaIntegration('Inbound', handler, {
      scopePermissionToRoute: false,
      timeout: Duration.seconds(29),
    });
    const stage = this.#stage.node.defaultChild as CfnStage;
    const routes = methods.map((method) => {
      const routeKey = HttpRouteKey.with(path, HttpMethod[method]);
      const route = new HttpRoute(this, `inbound-${method}`, { httpApi: this.api, routeKey, integration });
      acknowledge(route, 'inboundRoute');
      // A stage knows no limits of a route that is not there yet.
      stage.node.addDependency(route);
      return routeKey.key;
    });
    stage.routeSettings = Object.fromEntries(routes.map((key) => [key, INBOUND_LIMITS]));
  }
}
