import * as z from 'zod';
import { PlatformClient } from '../http/platform-client.ts';
import { type Reply, readReply } from '../http/reply.ts';
import { said, type Trouble } from '../http/trouble.ts';
import { SourceError } from '../source-error.ts';
import type { CredentialValues, SourceIo } from '../source-kind.ts';

const BUSINESS_API = 'https://business-api.tiktok.com';
const REFRESH = '/open_api/v1.3/tt_user/oauth2/refresh_token/';
const TIMEOUT_MS = 20_000;
const PAUSE_MS = 5 * 60_000;

const codeBody = z.object({ code: z.coerce.number(), message: z.string().optional() });

/** A client of the API for Business v1.3: the token without "Bearer", errors with status 200. */
export function businessClient(io: SourceIo): PlatformClient {
  const baseUrl = io.baseUrl ?? BUSINESS_API;
  return new PlatformClient({
    title: 'TikTok',
    baseUrl,
    io,
    authorize: ({ accessToken }) => ({ 'access-token': accessToken! }),
    renew: (values) => renew(values, baseUrl, io.now()),
    judge: judgeBusinessApi,
  });
}

/** `{code: 0, data}` around what is asked for. */
export function answered<T>(data: z.ZodType<T>) {
  return z.object({ data });
}

/**
 * Errors of the API for Business (https://business-api.tiktok.com/portal/docs, return codes and rate limits). Which of the limits was
 * met, of a second, a minute or a day, is not told: calls pause for the five minutes that TikTok asks for after the second of them.
 */
export function judgeBusinessApi({ body }: Reply, now: Date): Trouble | undefined {
  const { data } = codeBody.safeParse(body);
  if (data === undefined || data.code === 0) return undefined;
  const message = `${data.code}: ${said(data.message)}`;
  switch (data.code) {
    case 40100:
      return {
        problem: 'rate_limited',
        message,
        scope: 'platform',
        notBefore: new Date(now.getTime() + PAUSE_MS),
      };
    case 40102:
    case 40104:
    case 40105:
      return { problem: 'token_expired', message };
    case 40001:
      return { problem: 'permission_missing', message };
    case 40002:
      return { problem: 'settings_refused', message };
    default:
      return data.code >= 50_000 && data.code < 60_000
        ? { problem: 'platform_down', message, again: true }
        : { problem: 'answer_not_understood', message };
  }
}

const tokenAnswer = answered(
  z.object({
    access_token: z.string().min(1),
    refresh_token: z.string().optional(),
    expires_in: z.number().optional(),
  }),
);

/** Tokens of accounts live for a day, and their refresh tokens for a year. */
async function renew(values: CredentialValues, baseUrl: string, now: Date): Promise<CredentialValues> {
  const { clientId, clientSecret, refreshToken } = values;
  if (!clientId || !clientSecret || !refreshToken) {
    throw new SourceError(
      'token_expired',
      'TikTok: the token has ended, and cannot be renewed without "refreshToken", "clientId" and "clientSecret"',
    );
  }
  const reply = await readReply(new URL(baseUrl.replace(/\/$/, '') + REFRESH), {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    }),
  });
  const { data: answer } = tokenAnswer.safeParse(reply.body);
  if (answer === undefined) {
    const isDown =
      reply.status === 0 || reply.status >= 500 || judgeBusinessApi(reply, now)?.problem === 'platform_down';
    throw isDown
      ? new SourceError('platform_down', `TikTok gives no new token: it fails (${reply.status})`)
      : new SourceError('token_expired', 'TikTok gives no new token: the access has ended or was withdrawn');
  }
  const { access_token, refresh_token, expires_in } = answer.data;
  return {
    ...values,
    accessToken: access_token,
    ...(refresh_token && { refreshToken: refresh_token }),
    ...(expires_in !== undefined && { expiresAt: new Date(now.getTime() + expires_in * 1000).toISOString() }),
  };
}
