import { Duration, Stack } from 'aws-cdk-lib';
import { OAuthScope, UserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { Client } from './client.ts';
import { API_SCOPES, type UserDirectory } from './user-directory.ts';

/** What the API checks access tokens against, and what the page needs to get one. */
export interface SignIn {
  issuer: string;
  audience: string[];
  clientId: string;
  scope: string;
}

const SCOPE = ['openid', 'email', ...API_SCOPES].join(' ');

/** The page as a client of the user directory: no secret, authorization code with PKCE. */
export function cognitoSignIn(
  scope: Construct,
  { pool, scopes }: UserDirectory,
  { pageUrls }: { pageUrls: string[] },
): SignIn {
  const { userPoolClientId } = new UserPoolClient(scope, 'PageClient', {
    userPool: pool,
    generateSecret: false,
    authFlows: {},
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, ...scopes],
      callbackUrls: pageUrls,
      logoutUrls: pageUrls,
    },
    accessTokenValidity: Duration.hours(1),
    idTokenValidity: Duration.hours(1),
    refreshTokenValidity: Duration.hours(12),
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
  });
  return { issuer: pool.userPoolProviderUrl, audience: [userPoolClientId], clientId: userPoolClientId, scope: SCOPE };
}

type OidcOptions = Extract<Client['auth'], { kind: 'oidc' }>;

export function oidcSignIn({ issuer, audience, clientId, scope = SCOPE }: OidcOptions): SignIn {
  return { issuer, audience, clientId, scope };
}

/** Where the page fetches from to sign in: its Content-Security-Policy must allow it. */
export function signInOrigins(auth: Client['auth'], directory: UserDirectory | undefined): string[] {
  if (auth.kind === 'oidc') return [...new Set([auth.issuer, ...auth.origins].map((url) => new URL(url).origin))];
  if (directory === undefined) return [];
  const { region, urlSuffix } = Stack.of(directory);
  return [`https://cognito-idp.${region}.${urlSuffix}`, directory.domain.baseUrl()];
}
