import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  type UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { ROUTES, type Route } from '../lib/report/routes.ts';
import { acknowledge } from './acknowledged.ts';

interface UserDirectoryProps {
  domainPrefix: string | undefined;
}

/** Who may sign in, where the client has no directory of its own. People are invited, and need an authenticator app. */
export class UserDirectory extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;
  /** Every scope of the API, to be granted to an app client. */
  readonly scopes: OAuthScope[];

  constructor(scope: Construct, id: string, { domainPrefix = uniquePrefix() }: UserDirectoryProps) {
    super(scope, id);
    this.pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(7),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.pool, 'passwords');
    this.domain = this.pool.addDomain('Domain', { cognitoDomain: { domainPrefix } });
    this.scopes = [...scopesByServer()].flatMap(([identifier, names]) => {
      const scopes = names.map((scopeName) => new ResourceServerScope({ scopeName, scopeDescription: scopeName }));
      const server = this.pool.addResourceServer(identifier, { identifier, scopes });
      return scopes.map((granted) => OAuthScope.resourceServer(server, granted));
    });
  }
}

/** Scopes of the API, `findings/read` and the like. */
export const API_SCOPES = [...new Set(Object.values<Route>(ROUTES).flatMap((route) => route.scope ?? []))].sort();

/** Cognito puts the resource server's identifier before the slash. */
function scopesByServer(): Map<string, string[]> {
  const servers = Map.groupBy(API_SCOPES, (scope) => scope.split('/')[0] ?? scope);
  return new Map(
    [...servers].map(([server, scopes]) => [server, scopes.map((scope) => scope.slice(server.length + 1))]),
  );
}

/** Prefixes are unique in a region over all accounts: the stack's own id is too. */
function uniquePrefix(): string {
  return `auditor-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`;
}
