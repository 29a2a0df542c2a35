import type { SourceProblem } from '../source-error.ts';
import type { Reply } from './reply.ts';
import type { Trouble } from './trouble.ts';
import { waitUntil } from './waits.ts';

const ENDED = ['token_expired', 'the access has ended or was withdrawn'] as const;
const CLIENT = ['token_expired', 'it does not know the application: check "clientId" and "clientSecret"'] as const;
const SCOPE = ['permission_missing', 'it does not grant the permissions that are asked for'] as const;
const BUSY = ['rate_limited', 'too many calls'] as const;
const DOWN = ['platform_down', 'it fails'] as const;

/** What the code of an error means: of OAuth (RFC 6749, 5.2 and 4.1.2.1), or Meta's numbers. */
const CODES: Readonly<Record<string, readonly [problem: SourceProblem, message: string]>> = {
  invalid_grant: ENDED,
  invalid_client: CLIENT,
  unauthorized_client: CLIENT,
  invalid_scope: SCOPE,
  server_error: DOWN,
  temporarily_unavailable: DOWN,
  1: DOWN,
  2: DOWN,
  4: BUSY,
  17: BUSY,
  32: BUSY,
  613: BUSY,
  101: CLIENT,
  190: ENDED,
};

/**
 * What is wrong with the answer of a token endpoint; undefined: nothing. Some platforms refuse with 200. Of what the platform says
 * only codes that are known are repeated: its words may hold the token.
 */
export function tokenRefusal({ status, headers, body, failure }: Reply, now: Date): Trouble | undefined {
  if (failure !== undefined)
    return { problem: status === 0 ? 'platform_down' : 'answer_not_understood', message: failure };
  const code = codeOf(body);
  if (status >= 200 && status < 300 && code === undefined) return undefined;
  const known = code !== undefined && Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  const [problem, message] = known ?? byStatus(status);
  const said = known === undefined ? `${status}` : `${status}, ${code}`;
  return {
    problem,
    message: `${message} (${said})`,
    notBefore: problem === 'token_expired' || problem === 'permission_missing' ? undefined : waitUntil(headers, now),
  };
}

/** `{"error": "code"}`, or Meta's `{"error": {"code": 190}}`. */
function codeOf(body: unknown): string | undefined {
  const { error } = (body ?? {}) as { error?: unknown };
  if (error === undefined || error === null) return undefined;
  return typeof error === 'object' ? String((error as { code?: unknown }).code) : String(error);
}

function byStatus(status: number): readonly [SourceProblem, string] {
  if (status === 429) return BUSY;
  if (status >= 500 || status === 408) return DOWN;
  if (status === 404 || status === 405 || status === 410)
    return ['version_retired', 'it no longer renews tokens at this address'];
  return ['token_expired', 'it refuses to renew the token'];
}
