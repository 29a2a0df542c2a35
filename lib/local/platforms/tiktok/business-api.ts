import type { FakeRequest } from '../fake-platform.ts';
import type { FakeAnswer, PlatformState } from '../platform-state.ts';

const REQUEST_ID = '20261122041152000000000000000000AE';

/** Errors, too, come with status 200. */
export function businessAnswer(data: object, code = 0, message = 'OK'): FakeAnswer {
  return { status: 200, body: { code, message, request_id: REQUEST_ID, data } };
}

export const businessLimit = (): FakeAnswer =>
  businessAnswer({}, 40100, 'App reaches the QPS limit. Please try again later.');

/** What the API for Business says to a call whose token is not good; undefined where it is. */
export function businessRefusal({ headers }: FakeRequest, { token, access }: PlatformState): FakeAnswer | undefined {
  const sent = headers['access-token'];
  if (sent === undefined) return businessAnswer({}, 40104, 'Access token is empty.');
  if (sent !== token || access === 'expired')
    return businessAnswer({}, 40105, `Access token is incorrect or has been revoked: ${sent}`);
  return access === 'not_permitted' ? businessAnswer({}, 40001, 'No permission to operate.') : undefined;
}

/** A list that comes as JSON in a parameter; undefined where it is none. */
export function jsonParameter<T>(text: string | null): T | undefined {
  try {
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
