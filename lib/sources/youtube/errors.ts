import * as z from 'zod';
import type { Reply } from '../http/reply.ts';
import { said, type Trouble } from '../http/trouble.ts';
import type { SourceProblem } from '../source-error.ts';

const HOUR_MS = 3_600_000;

const errorBody = z.object({
  error: z.object({ message: z.string().optional(), errors: z.array(z.object({ reason: z.string() })).default([]) }),
});

const REASONS: Readonly<Record<string, SourceProblem>> = {
  quotaExceeded: 'quota_spent',
  dailyLimitExceeded: 'quota_spent',
  rateLimitExceeded: 'rate_limited',
  userRateLimitExceeded: 'rate_limited',
  keyInvalid: 'token_expired',
  keyExpired: 'token_expired',
  authError: 'token_expired',
  accessNotConfigured: 'permission_missing',
  forbidden: 'permission_missing',
  insufficientPermissions: 'permission_missing',
  channelClosed: 'account_not_found',
  channelSuspended: 'account_not_found',
};

/** https://developers.google.com/youtube/v3/docs/errors */
export function judge({ status, body }: Reply, now: Date): Trouble | undefined {
  if (status < 400) return undefined;
  const { data } = errorBody.safeParse(body);
  const reason = data?.error.errors[0]?.reason ?? '';
  const problem = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
  if (problem === undefined) return undefined;
  const message = `${reason}: ${said(data?.error.message)}`;
  if (problem === 'quota_spent')
    return { problem, message, scope: 'platform', notBefore: new Date(now.getTime() + HOUR_MS) };
  if (problem === 'rate_limited') return { problem, message, scope: 'platform', again: true };
  return { problem, message };
}
