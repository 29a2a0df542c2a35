import * as z from 'zod';
import type { Reply } from '../http/reply.ts';
import { said, type Trouble } from '../http/trouble.ts';
import type { SourceProblem } from '../source-error.ts';
import { regainedAt, USUAL_WAIT_MINUTES } from './usage.ts';

const errorBody = z.object({
  error: z.object({
    message: z.string().optional(),
    code: z.number(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
  }),
});

const PROBLEMS: Readonly<Record<number, SourceProblem>> = {
  1: 'platform_down',
  2: 'platform_down',
  3: 'permission_missing',
  4: 'rate_limited',
  10: 'permission_missing',
  12: 'version_retired',
  17: 'rate_limited',
  32: 'rate_limited',
  102: 'token_expired',
  110: 'account_not_found',
  190: 'token_expired',
  341: 'rate_limited',
  368: 'blocked',
  613: 'rate_limited',
  803: 'account_not_found',
  2635: 'version_retired',
  80001: 'rate_limited',
  80002: 'rate_limited',
  80006: 'rate_limited',
};

/** Limits of the application or its user, which its sources share; the others are an account's own. */
const SHARED = new Set([4, 17, 341]);

/** A parameter is wrong; with this subcode: there is no such object, or the token may not see it. */
const PARAMETER = 100;
const NO_OBJECT = 33;

/** Subcodes of 190. */
const ENDED: Readonly<Record<number, string>> = {
  458: 'the user has removed the application',
  459: 'the user has to log in at Meta first',
  460: 'the user has changed the password',
  463: 'the token has expired',
  464: 'the user has to confirm the account at Meta first',
  467: 'the token is not valid any more',
};

/**
 * What is wrong by the code of a Graph API error; which HTTP status comes with it is not documented.
 * @see https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
export function judgeMeta({ status, headers, body }: Reply, now: Date): Trouble | undefined {
  const error = errorBody.safeParse(body).data?.error;
  if (error === undefined) return undefined;
  const { code, error_subcode: subcode = 0, is_transient: passes = false } = error;
  const problem = problemOf(code, subcode, passes, status);
  const words = problem === 'token_expired' ? (ENDED[subcode] ?? said(error.message)) : said(error.message);
  const message = `${words} (${subcode === 0 ? code : `${code}/${subcode}`})`;
  if (problem !== 'rate_limited') return { problem, message, again: problem === 'platform_down' };
  const notBefore = regainedAt(headers, now) ?? new Date(now.getTime() + USUAL_WAIT_MINUTES * 60_000);
  return { problem, message, notBefore, scope: SHARED.has(code) ? 'platform' : 'source' };
}

function problemOf(code: number, subcode: number, passes: boolean, status: number): SourceProblem {
  if (code === PARAMETER) return subcode === NO_OBJECT ? 'account_not_found' : 'answer_not_understood';
  if (code >= 200 && code <= 299) return 'permission_missing';
  return PROBLEMS[code] ?? (passes || status >= 500 ? 'platform_down' : 'answer_not_understood');
}
