import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { AUDITOR } from '../review/lifecycle.ts';
import { ApiProblem } from './problem.ts';
import type { Scope } from './routes.ts';

type Claims = Record<string, unknown>;

interface Admission {
  /** What the route asks for; absent where it is open to everybody. */
  scope: Scope | undefined;
  /** Who asks where there is no sign-in. */
  anonymous: string | undefined;
}

/**
 * The name of whoever asks. Throws an `ApiProblem` where the token is missing or lacks the scope: the authorizer has checked this
 * already, but a route that was wired by mistake must not open a door.
 */
export function admit(event: APIGatewayProxyEventV2, { scope, anonymous }: Admission): string {
  const claims = claimsOf(event);
  if (claims !== undefined) {
    if (scope !== undefined && !holds(claims, scope))
      throw new ApiProblem('unauthorised', `This needs the scope ${scope}.`);
    return nameIn(claims);
  }
  if (scope !== undefined && anonymous === undefined) {
    throw new ApiProblem('unauthenticated', `Send a bearer token with the scope ${scope}.`, {
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  return anonymous ?? NOBODY;
}

const NOBODY = 'unknown';

function claimsOf(event: APIGatewayProxyEventV2): Claims | undefined {
  const context = event.requestContext as { authorizer?: { jwt?: { claims?: Claims; scopes?: string[] | null } } };
  const jwt = context.authorizer?.jwt;
  return jwt === undefined ? undefined : { ...jwt.claims, scopes: jwt.scopes ?? [] };
}

/** Issuers write scopes bare, or after the resource that they belong to. */
function holds(claims: Claims, scope: Scope): boolean {
  return [claims.scope, claims.scp, claims.scopes]
    .flatMap(wordsOf)
    .some((held) => held === scope || held.endsWith(`/${scope}`));
}

/** A claim that lists words; an HTTP API writes an array as `[a b]`. */
function wordsOf(claim: unknown): string[] {
  return Array.isArray(claim) ? claim.map(String) : String(claim ?? '').split(/[[\] ]/);
}

/** The name under which history keeps a decision: nobody can take the auditor's own. */
function nameIn({ email, username, 'cognito:username': cognito, sub }: Claims): string {
  const names = [email, username, cognito, sub].map((name) => String(name ?? ''));
  return names.find((name) => name !== '' && name !== AUDITOR) ?? NOBODY;
}
