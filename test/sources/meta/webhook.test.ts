import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type MetaChange, receiveMeta } from '../../../lib/sources/meta/webhook.ts';
import type { InboundRequest } from '../../../lib/sources/source.ts';
import type { CredentialValues } from '../../../lib/sources/source-kind.ts';

const SECRET = 'secret-of-the-app';
const VALUES = { accessToken: 'token', clientSecret: SECRET, verifyToken: 'verify-me' };
const ADDRESS = 'https://auditor.example/v1/inbound/maple';

/** What is answered, and which changes were taken. */
async function receive(request: Partial<InboundRequest>, values: CredentialValues = VALUES) {
  const taken: MetaChange[] = [];
  const credential = { read: async () => values, renew: async () => values };
  const received = await receiveMeta(
    { method: 'POST', query: {}, headers: {}, body: '', ...request },
    {
      io: { credential, inboundUrl: ADDRESS },
      own: '17841400000000001',
      take: (changes) => {
        taken.push(...changes);
        return { fetch: true };
      },
    },
  );
  return { ...received, taken };
}

const sign = (body: string, secret = SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
const push = (body: string, signature = sign(body)) =>
  receive({ headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body });

describe('the handshake of a webhook', () => {
  const query = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'verify-me' };

  test('gives the challenge back', async () => {
    expect(await receive({ method: 'GET', query })).toMatchObject({ status: 200, body: '1158201444' });
  });

  test.each([
    [{ ...query, 'hub.verify_token': 'guessed' }],
    [{ ...query, 'hub.verify_token': '' }],
    [{ ...query, 'hub.mode': 'unsubscribe' }],
    [{ ...query, 'hub.challenge': '<script>' }],
    [{}],
  ])('refuses %j', async (asked) => {
    expect(await receive({ method: 'GET', query: asked })).toMatchObject({ status: 403, taken: [] });
  });

  test('refuses everybody where no verify token is stored', async () => {
    const asked = { ...query, 'hub.verify_token': '' };
    expect((await receive({ method: 'GET', query: asked }, { accessToken: 'token' })).status).toBe(403);
  });
});

describe('a push', () => {
  const change = { field: 'feed', value: { item: 'post' } };

  test('that is signed is taken, also with letters beyond ASCII and emoji', async () => {
    const body = JSON.stringify({ object: 'page', entry: [{ id: '110', changes: [change] }], note: 'Grüße 🍳' });
    expect(await push(body)).toMatchObject({ status: 200, fetch: true, taken: [{ ...change, account: '110' }] });
  });

  test.each([
    ['changes of an entry', { entry: [{ id: '110', time: 1, changes: [change, change] }] }, [change, change]],
    ['the flat form of Instagram Login', { entry: [{ id: '110', ...change }] }, [change]],
    ['the form of Threads', { app_id: '1', target_id: '110', values: change }, [change]],
    ['several entries, one of them broken', { entry: [7, { id: '110', changes: [null, change] }] }, [change]],
    ['no changes', { entry: [] }, []],
  ])('is read: %s', async (_, body, changes) => {
    const { taken } = await push(JSON.stringify(body));
    expect(taken).toEqual(changes.map((one) => ({ ...one, account: '110' })));
  });

  test.each([
    ['without a signature', ''],
    ['signed with another secret', sign('{"entry":[]}', 'another')],
    ['signed for another body', sign('{"entry":[1]}')],
    ['signed by the older way', 'sha1=2f0c5ac2b5a1b8f2c5f5a3ce2c1f9f3fdc7d64a4'],
  ])('%s is refused', async (_, signature) => {
    expect(await push('{"entry":[]}', signature)).toMatchObject({ status: 403, taken: [] });
  });

  test.each(['', 'hello', '[]', 'null', '{"hello":1}'])('that is no notification is refused: %j', async (body) => {
    expect(await push(body)).toMatchObject({ status: 400, taken: [] });
  });

  test('cannot be checked, and is refused, where the secret of the app is not stored', async () => {
    const body = '{"entry":[]}';
    const headers = { 'x-hub-signature-256': sign(body, '') };
    expect(await receive({ headers, body }, { accessToken: 'token' })).toMatchObject({ status: 403, taken: [] });
  });
});

describe('the wish of a user that their data be deleted', () => {
  const form = (payload: object, secret = SECRET, values: CredentialValues = VALUES) => {
    const encoded = Buffer.from(JSON.stringify(payload)).toString('base64url');
    const signature = createHmac('sha256', secret).update(encoded).digest('base64url');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return receive({ headers, body: `signed_request=${signature}.${encoded}` }, values);
  };
  const wish = { algorithm: 'HMAC-SHA256', issued_at: 1_795_000_000, user_id: '218471' };

  test('is passed on, and answered with an address at which it is confirmed', async () => {
    const answer = await form(wish);
    expect(answer).toMatchObject({ status: 200, erase: { creatorId: '218471' }, taken: [] });
    const { url, confirmation_code: code } = JSON.parse(answer.body!);
    expect(url).toBe(`${ADDRESS}?confirmation=${code}`);
    const confirmed = await receive({ method: 'GET', query: Object.fromEntries(new URL(url).searchParams) });
    expect(confirmed).toMatchObject({ status: 200, body: expect.stringContaining(code) });
    expect(answer.body).not.toContain('218471');
  });

  test('of the user who gave the token is the wish that the account be erased which the source reads', async () => {
    const { erase } = await form(wish, SECRET, { ...VALUES, userId: '218471' });
    expect(erase).toEqual({ creatorId: '17841400000000001' });
  });

  test.each([
    ['signed by somebody else', wish, 'another', 403],
    ['without a user', { algorithm: 'HMAC-SHA256' }, SECRET, 400],
    ['signed in a way that is not known', { ...wish, algorithm: 'none' }, SECRET, 400],
  ])('%s is refused', async (_, payload, secret, status) => {
    const answer = await form(payload, secret);
    expect(answer.status).toBe(status);
    expect(answer).not.toHaveProperty('erase');
  });
});
