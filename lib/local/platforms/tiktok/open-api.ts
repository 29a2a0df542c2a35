import type { FakeRequest } from '../fake-platform.ts';
import type { FakeAnswer, PlatformState } from '../platform-state.ts';

const LOG_ID = '20261122041152000000000000000000AC';

export function openApiAnswer(data: object): FakeAnswer {
  return { status: 200, body: { data, error: { code: 'ok', message: '', log_id: LOG_ID } } };
}

export function openApiError(status: number, code: string, message: string): FakeAnswer {
  return { status, body: { data: {}, error: { code, message, log_id: LOG_ID } } };
}

export const openApiLimit = (): FakeAnswer =>
  openApiError(429, 'rate_limit_exceeded', 'The API rate limit was exceeded. Please try again later.');

/** What the API v2 says to a call whose token is not good; undefined where it is. */
export function openApiRefusal({ headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  if (headers.authorization !== `Bearer ${token}` || access === 'expired') {
    return openApiError(401, 'access_token_invalid', 'The access token is invalid or not found in the request.');
  }
  if (access !== 'not_permitted') return undefined;
  return openApiError(
    401,
    'scope_not_authorized',
    'The user did not authorize the scope required for completing this request.',
  );
}

/** `POST /v2/oauth/token/`: errors as OAuth has them, not in the envelope. */
export function openApiToken({ body }: FakeRequest, state: PlatformState): FakeAnswer {
  const form = new URLSearchParams(body);
  const isKnown = form.get('client_key') !== null && form.get('client_secret') === 'secret-of-the-application';
  if (!isKnown) return refused('invalid_client', 'Client key or secret is incorrect.');
  const grant = form.get('grant_type');
  if (grant === 'client_credentials') {
    state.access = 'granted';
    return { status: 200, body: { access_token: state.token, expires_in: 7200, token_type: 'Bearer' } };
  }
  if (grant !== 'refresh_token') return refused('unsupported_grant_type', 'The grant type is not supported.');
  if (form.get('refresh_token') !== 'refresh-token-1') return refused('invalid_grant', 'Refresh token is invalid.');
  state.access = 'granted';
  return {
    status: 200,
    body: {
      access_token: state.token,
      expires_in: 86_400,
      open_id: 'open-id',
      refresh_expires_in: 31_536_000,
      refresh_token: 'refresh-token-2',
      scope: 'video.list',
      token_type: 'Bearer',
    },
  };
}

function refused(error: string, error_description: string): FakeAnswer {
  return { status: 200, body: { error, error_description, log_id: LOG_ID } };
}

/** The body as JSON; undefined where it is none. */
export function jsonBody<T>({ body }: FakeRequest): T | undefined {
  try {
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}
