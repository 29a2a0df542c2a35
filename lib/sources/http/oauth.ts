import * as z from 'zod';
import { SourceError } from '../source-error.ts';
import type { CredentialValues } from '../source-kind.ts';
import { readReply } from './reply.ts';
import { TOKEN_ENDPOINTS, type TokenEndpoint, type TokenPlatform } from './token-endpoints.ts';
import { tokenRefusal } from './token-refusal.ts';

const TIMEOUT_MS = 20_000;

const seconds = z.union([z.int().min(0), z.string().regex(/^\d{1,10}$/)]).transform(Number);

/** RFC 6749, 5.1; the end of the refresh token as TikTok, and as LinkedIn and Pinterest write it. */
const answerSchema = z.object({
  access_token: z.string().min(1),
  expires_in: seconds.optional(),
  refresh_token: z.string().optional(),
  refresh_expires_in: seconds.optional(),
  refresh_token_expires_in: seconds.optional(),
});

export interface RefreshOptions {
  platform: TokenPlatform;
  values: CredentialValues;
  now: Date;
  /** Instead of the platform's own address: for fake platforms. */
  baseUrl?: string | undefined;
  /** Permissions to ask for. Left out: as granted before. */
  scope?: string | undefined;
}

/**
 * Gets a new access token for what a credential holds: a refresh token, a token that is still alive, or the application's own id and
 * secret. Returns all values with `accessToken`, `refreshToken` where the platform gives a new one, and the instants `expiresAt` and
 * `refreshExpiresAt` where it tells them. Asks once, because a refresh token may be good for one use. Throws a `SourceError` without
 * secrets: `token_expired` where a person has to connect the account again or to correct the credential.
 */
export async function refreshToken({
  platform,
  values,
  now,
  baseUrl,
  scope,
}: RefreshOptions): Promise<CredentialValues> {
  const endpoint: TokenEndpoint = TOKEN_ENDPOINTS[platform];
  const missing = neededFields(endpoint).filter((field) => !values[field]);
  if (missing.length > 0) {
    const fields = missing.map((field) => `"${field}"`).join(' and no ');
    throw new SourceError(
      'token_expired',
      `${endpoint.title}: the token cannot be renewed, for the credential has no ${fields}`,
    );
  }
  const reply = await send(endpoint, values, { baseUrl, scope });
  const refusal = tokenRefusal(reply, now);
  if (refusal !== undefined) {
    const { problem, message, notBefore } = refusal;
    throw new SourceError(problem, `${endpoint.title} gives no new token: ${message}`, {
      notBefore: notBefore?.toISOString(),
    });
  }
  const { data, error } = answerSchema.safeParse(reply.body);
  if (error !== undefined) {
    const field = error.issues[0]!.path.join('.');
    throw new SourceError(
      'answer_not_understood',
      `${endpoint.title} gives no new token: its answer has a wrong "${field}"`,
    );
  }
  const { expiresAt: _, ...kept } = values;
  const refreshEnds = data.refresh_expires_in ?? data.refresh_token_expires_in;
  return {
    ...kept,
    accessToken: data.access_token,
    ...(data.expires_in !== undefined && { expiresAt: after(now, data.expires_in) }),
    ...(data.refresh_token && { refreshToken: data.refresh_token }),
    ...(refreshEnds !== undefined && { refreshExpiresAt: after(now, refreshEnds) }),
  };
}

function send(
  { url: ownUrl, method, grantType, client, token }: TokenEndpoint,
  values: CredentialValues,
  { baseUrl, scope }: { baseUrl: string | undefined; scope: string | undefined },
) {
  const { clientId = '', clientSecret } = values;
  const parameters = new URLSearchParams({ grant_type: grantType });
  const headers: Record<string, string> = { accept: 'application/json' };
  if (client === 'basic' && clientSecret) {
    headers.authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
  } else if (client !== undefined) {
    parameters.set(client === 'basic' ? 'client_id' : client, clientId);
    if (clientSecret) parameters.set('client_secret', clientSecret);
  }
  if (token !== undefined) parameters.set(token[0], values[token[1]]!);
  if (scope !== undefined) parameters.set('scope', scope);

  const url = baseUrl === undefined ? new URL(ownUrl) : new URL(baseUrl.replace(/\/$/, '') + new URL(ownUrl).pathname);
  if (method === 'GET') url.search = parameters.toString();
  else headers['content-type'] = 'application/x-www-form-urlencoded';
  return readReply(url, {
    method,
    headers,
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(method === 'POST' && { body: parameters.toString() }),
  });
}

function neededFields({ client, publicClients, token }: TokenEndpoint): string[] {
  const fields = token === undefined ? [] : [token[1] as string];
  if (client !== undefined) fields.push('clientId');
  if (client !== undefined && !publicClients) fields.push('clientSecret');
  return fields;
}

function after(now: Date, seconds: number): string {
  return new Date(now.getTime() + seconds * 1000).toISOString();
}
