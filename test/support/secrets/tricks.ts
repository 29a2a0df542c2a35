import type { FakeRequest } from '../../../lib/local/platforms/fake-platform.ts';
import type { FakeAnswer } from '../../../lib/local/platforms/platform-state.ts';

/** How a platform answers instead of honestly; undefined: honestly. `echo`: what was sent to it, in one line. */
export type Trick = (request: FakeRequest, honest: () => FakeAnswer, echo: string) => FakeAnswer | undefined;

const SENT = ['authorization', 'x-api-key', 'x-goog-api-key', 'access-token'];

/** Everything secret in a request, the n-th word first, after so many characters: what is cut off is another part each time. */
export function echoOf(
  { headers, query, body }: FakeRequest,
  { first, after }: { first: number; after: number },
): string {
  const json = body.startsWith('{') ? Object.values(JSON.parse(body) as object).map(String) : [];
  const words = [
    ...SENT.flatMap((name) => headers[name] ?? []),
    ...query.values(),
    ...json,
    ...new URLSearchParams(body).values(),
  ];
  const turned = [...words.slice(first % (words.length || 1)), ...words];
  return `${'no '.repeat(after / 3)}${turned.join(' ')}`.replace(/[^\x20-\x7e]/g, '?');
}

/** Words for people in an answer, by the names that platforms give them. */
const WORDS = new Set(['message', 'detail', 'title', 'error_description', 'error_user_msg', 'description', 'reason']);

/** An answer in which what is meant for people repeats what was sent. */
function repeating(body: unknown, echo: string): unknown {
  if (typeof body === 'string') return echo;
  if (body === null || typeof body !== 'object') return body;
  if (Array.isArray(body)) return body.map((one) => repeating(one, echo));
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (WORDS.has(name) && typeof value === 'string') return [name, echo];
      return [name, typeof value === 'object' ? repeating(value, echo) : value];
    }),
  );
}

const echoed = (echo: string) => ({ 'www-authenticate': echo, 'x-error': echo, link: echo, 'x-app-usage': echo });
const json = { 'content-type': 'application/json' };
const isRenewal = ({ path }: FakeRequest) => /oauth|\/token|refresh_access_token/i.test(path);
const renewals =
  (answer: (echo: string) => FakeAnswer): Trick =>
  (request, _, echo) =>
    isRenewal(request) ? answer(echo) : undefined;

/** By the status; TikTok tells by codes, too. */
function isRefusal({ status, body }: FakeAnswer): boolean {
  const { code } = Object(body) as { code?: unknown };
  return status >= 400 || (typeof code === 'number' && code !== 0);
}

/** Where something is wrong: the whole honest answer of the fake platform, with the secret in its words. */
const repeated: Trick = (request, honest, echo) => {
  if (isRenewal(request)) return { status: 400, body: { error: 'invalid_grant', error_description: echo } };
  const answer = honest();
  const { status, headers, body } = answer;
  if (!isRefusal(answer)) return answer;
  return { status, headers: { ...headers, ...echoed(echo) }, body: repeating(body, echo) };
};

/** What can go wrong, and how the platform tells it. `access`: how it takes the token. */
export const TRICKS: Readonly<Record<string, { access: 'granted' | 'expired' | 'not_permitted'; trick?: Trick }>> = {
  'the token has expired': { access: 'expired' },
  'an expired token is repeated': { access: 'expired', trick: repeated },
  'a permission is missing': { access: 'not_permitted' },
  'a permission is missing, and the token is repeated': { access: 'not_permitted', trick: repeated },
  'the renewal is refused': {
    access: 'expired',
    trick: renewals((echo) => ({ status: 400, headers: echoed(echo), body: { error: echo, error_description: echo } })),
  },
  'the renewal is refused as Meta does it': {
    access: 'expired',
    trick: renewals((echo) => ({ status: 400, body: { error: { code: 190, type: echo, message: echo } } })),
  },
  'the renewal is answered in another way': {
    access: 'expired',
    trick: renewals((echo) => ({ status: 200, body: { access_token: [echo], [echo]: echo } })),
  },
  'the renewal fails': {
    access: 'expired',
    trick: renewals((echo) => ({ status: 500, body: `<p>${echo}</p>` })),
  },
  'the call is refused by words alone': { access: 'granted', trick: (_, __, echo) => ({ status: 401, body: echo }) },
  'the platform is down': { access: 'granted', trick: (_, __, echo) => ({ status: 500, body: { message: echo } }) },
  'a limit is met': {
    access: 'granted',
    trick: (_, __, echo) => ({ status: 429, headers: { 'retry-after': echo }, body: { message: echo } }),
  },
  'the answer is another one': {
    access: 'granted',
    trick: (_, __, echo) => ({ status: 200, body: { [echo]: echo, data: echo, items: { [echo]: 1 }, error: echo } }),
  },
  'the answer is a page': { access: 'granted', trick: (_, __, echo) => ({ status: 200, body: `<p>${echo}</p>` }) },
  'the answer is cut off': {
    access: 'granted',
    trick: (_, __, echo) => ({ status: 200, headers: json, body: `{"data":["${echo}` }),
  },
  'the platform redirects': {
    access: 'granted',
    trick: (_, __, echo) => ({
      status: 302,
      headers: { location: `https://elsewhere.example/?${encodeURIComponent(echo)}` },
      body: echo,
    }),
  },
  'errors come beside nothing': {
    access: 'granted',
    trick: (_, __, echo) => ({
      status: 200,
      body: { errors: [{ detail: echo, title: echo, message: echo, type: echo }] },
    }),
  },
};
