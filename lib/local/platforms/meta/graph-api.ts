import { createHmac } from 'node:crypto';
import { type FakeRequest, pageOf } from '../fake-platform.ts';
import type { FakeAnswer, PlatformState } from '../platform-state.ts';
import { type Field, select } from './fields.ts';

/** Secret of the app at the fake platforms of Meta. */
export const FAKE_APP_SECRET = 'secret-of-the-fake-app';

const USUAL_LIMIT = 25;
const MOST = 100;

/** Errors as Meta's error reference and its rate-limiting page give them. */
export const META_ERRORS = {
  noToken: [400, 2500, 'An active access token must be used to query information about the current user.'],
  proof: [400, 100, 'Invalid appsecret_proof provided in the API argument'],
  expired: [400, 190, 'Error validating access token: Session has expired.', 463],
  permission: [403, 10, '(#10) Application does not have permission for this action'],
  noObject: [
    400,
    100,
    'Unsupported get request. Object does not exist, cannot be loaded due to missing permissions, or does not support this operation.',
    33,
  ],
  parameter: [400, 100, '(#100) Invalid parameter'],
  noUser: [400, 110, 'Invalid user id', 2207013],
  appLimit: [403, 4, '(#4) Application request limit reached'],
} as const satisfies Record<string, readonly [status: number, code: number, message: string, subcode?: number]>;

export function metaError(name: keyof typeof META_ERRORS): FakeAnswer {
  const [status, code, message, subcode] = META_ERRORS[name] as readonly [number, number, string, number?];
  return answer(status, {
    error: {
      message,
      type: subcode === 33 ? 'GraphMethodException' : 'OAuthException',
      code,
      ...(subcode !== undefined && { error_subcode: subcode }),
      fbtrace_id: 'A0FakeTraceId',
    },
  });
}

/** The limit of an account with the time to wait in minutes, or the app's without. */
export function metaLimit(code: number, type: string, seconds: number | undefined): FakeAnswer {
  if (seconds === undefined) return metaError('appLimit');
  const message = `(#${code}) There have been too many calls to this account. Wait a bit and try again.`;
  return answer(
    403,
    { error: { message, type: 'OAuthException', code, fbtrace_id: 'A0FakeTraceId' } },
    { 'x-business-use-case-usage': usage(type, 100, Math.ceil(seconds / 60)) },
  );
}

/** Why a call is refused before it is looked at; undefined: it is not. */
export function refusal({ headers, query }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  const given = headers.authorization?.replace(/^Bearer /, '') ?? query.get('access_token');
  if (given === undefined || given === null) return metaError('noToken');
  if (given !== token || access === 'expired') return metaError('expired');
  const proof = query.get('appsecret_proof');
  if (proof !== null && proof !== createHmac('sha256', FAKE_APP_SECRET).update(given).digest('hex'))
    return metaError('proof');
  return access === 'not_permitted' ? metaError('permission') : undefined;
}

/** A new token for one that is alive: of Threads and Instagram Login, or of Facebook Login, which wants to know the app. */
export function renewal({ path, query }: FakeRequest, { token }: PlatformState): FakeAnswer | undefined {
  const renewed = { access_token: token, token_type: 'bearer', expires_in: 5_183_944 };
  if (path === '/refresh_access_token') return query.get('access_token') ? answer(200, renewed) : metaError('noToken');
  if (path !== '/oauth/access_token') return undefined;
  const isApp = query.get('client_id') !== null && query.get('client_secret') === FAKE_APP_SECRET;
  return isApp && query.get('fb_exchange_token') ? answer(200, renewed) : metaError('parameter');
}

/** A good answer, with what is used of the limits. */
export function ok(body: unknown, type: string, { used }: PlatformState): FakeAnswer {
  return answer(200, body, {
    'x-app-usage': JSON.stringify({ call_count: used, total_time: 2, total_cputime: 1 }),
    'x-business-use-case-usage': usage(type, used, 0),
    'facebook-api-version': 'v25.0',
  });
}

/**
 * A page of an edge; undefined where its cursor is unknown. `links`: says where the next page is, with the token in the address, as
 * Meta does; `cursors`: gives cursors also on the last page; `forward`: gives a cursor only where there is more.
 */
export function edge(
  nodes: readonly Readonly<Record<string, unknown>>[],
  state: PlatformState,
  { fields, limit, after, paging }: EdgeRequest,
): object | undefined {
  const offset = after === null ? 0 : Number(Buffer.from(after, 'base64url').toString().replace(/^at /, ''));
  if (!Number.isInteger(offset)) return undefined;
  const size = Math.min(Number(limit ?? USUAL_LIMIT), MOST, state.pageSize);
  const { items, next } = pageOf(nodes, offset, size);
  const data = items.map((node) => select(node, fields));
  if (items.length === 0 || (paging === 'forward' && next === undefined)) return { data };
  const cursor = (at: number) => Buffer.from(`at ${at}`).toString('base64url');
  const end = cursor(offset + items.length);
  if (paging === 'forward') return { data, paging: { cursors: { after: end } } };
  const link = `https://graph.facebook.com/v25.0/edge?access_token=${state.token}&after=${end}`;
  return {
    data,
    paging: {
      cursors: { before: cursor(offset), after: end },
      ...(paging === 'links' && next !== undefined && { next: link }),
    },
  };
}

export interface EdgeRequest {
  fields: readonly Field[];
  limit: number | string | null;
  after: string | null;
  paging: 'links' | 'cursors' | 'forward';
}

/** Time as Meta writes it: without a colon in the zone. */
export function metaTime(instant: string): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, '+0000');
}

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): FakeAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=UTF-8', ...headers }, body };
}

function usage(type: string, percent: number, minutes: number): string {
  const account = { type, call_count: percent, total_cputime: 2, total_time: 3 };
  return JSON.stringify({ '112233445566': [{ ...account, estimated_time_to_regain_access: minutes }] });
}
