import * as z from 'zod';
import type { Reply } from '../http/reply.ts';
import { said, type Trouble } from '../http/trouble.ts';
import { nextUtcMidnight, waitUntil } from '../http/waits.ts';
import type { CredentialValues } from '../source-kind.ts';

export const OPEN_API = 'https://open.tiktokapis.com';

export const bearer = ({ accessToken }: CredentialValues) => ({ authorization: `Bearer ${accessToken}` });

const errorBody = z.object({ error: z.object({ code: z.string(), message: z.string().optional() }) });

/**
 * Errors of the API v2 (https://developers.tiktok.com/doc/tiktok-api-v2-error-handling). A limit counts calls in the last minute and
 * comes without a wait (https://developers.tiktok.com/doc/tiktok-api-v2-rate-limit); that the daily quota ends at midnight UTC is
 * assumed.
 */
export function judgeOpenApi({ status, headers, body }: Reply, now: Date): Trouble | undefined {
  const { data } = errorBody.safeParse(body);
  const code = data?.error.code;
  if (code === undefined || code === 'ok') return undefined;
  const message = `${code}: ${said(data?.error.message)}`;
  switch (code) {
    case 'access_token_invalid':
      return { problem: 'token_expired', message };
    case 'scope_not_authorized':
    case 'scope_permission_missed':
      return { problem: 'permission_missing', message };
    case 'rate_limit_exceeded': {
      const notBefore = waitUntil(headers, now) ?? new Date(now.getTime() + 60_000);
      return { problem: 'rate_limited', message, scope: 'platform', notBefore };
    }
    case 'daily_quota_limit_exceeded':
      return { problem: 'quota_spent', message, scope: 'platform', notBefore: nextUtcMidnight(now) };
    case 'internal_error':
    case 'timeout':
      return { problem: 'platform_down', message, again: true };
    case 'invalid_params':
      return { problem: 'answer_not_understood', message };
    default:
      return status < 400 ? { problem: 'answer_not_understood', message } : undefined;
  }
}
