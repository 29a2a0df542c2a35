import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { creatorIqPush } from '../../../lib/local/platforms/creatoriq.ts';
import { phylloPush } from '../../../lib/local/platforms/phyllo.ts';
import type { CredentialValues } from '../../../lib/sources/source-kind.ts';

interface Push {
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Pushing {
  credential: CredentialValues;
  now: Date;
  /** By which YouTube's hub signs. */
  hubSecret: string;
}

const hmac = (secret: string, body: string, form: 'hex' | 'base64' | 'base64url' = 'hex') =>
  createHmac('sha256', secret).update(body).digest(form);

function metaPushes({ credential: { clientSecret = '', verifyToken = '' } }: Pushing): Push[] {
  const body = JSON.stringify({ object: 'page', entry: [{ id: '1', changes: [{ field: 'feed', value: {} }] }] });
  const wish = Buffer.from(JSON.stringify({ algorithm: 'HMAC-SHA256', user_id: '7' })).toString('base64url');
  const form = `signed_request=${hmac(clientSecret, wish, 'base64url')}.${wish}`;
  return [
    { body, headers: { 'x-hub-signature-256': `sha256=${hmac(clientSecret, body)}` } },
    { body: form, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    {
      method: 'GET',
      query: `?hub.mode=subscribe&hub.challenge=1158&hub.verify_token=${encodeURIComponent(verifyToken)}`,
    },
  ];
}

/** What each kind takes, signed as it should be. */
export const GOOD_PUSHES: Readonly<Record<string, (pushing: Pushing) => Push[]>> = {
  instagram: metaPushes,
  facebook: metaPushes,
  threads: metaPushes,
  x: ({ credential: { consumerSecret = '' } }) => {
    const body = JSON.stringify({ data: { event_type: 'post.delete', payload: { id: '5', author_id: '11' } } });
    return [
      { body, headers: { 'x-twitter-webhooks-signature': `sha256=${hmac(consumerSecret, body, 'base64')}` } },
      { method: 'GET', query: '?crc_token=abc' },
    ];
  },
  youtube: ({ hubSecret }) => {
    const body = '<feed><entry><yt:videoId>aBcDeFgHiJ1</yt:videoId></entry></feed>';
    return [{ body, headers: { 'x-hub-signature': `sha256=${hmac(hubSecret, body)}` } }];
  },
  phyllo: ({ credential: { webhookSecret: secret = '' } }) => [
    phylloPush('CONTENTS.ADDED', { accountId: 'edc2328f-0442-4df1-bea1-a40287de9d73', items: [], secret }),
  ],
  creatoriq: ({ credential: { apiKey = '', pushToken = '' }, now }) => [
    {
      ...creatorIqPush(
        { entityType: 'Campaign', entityId: '856302', actionType: 'update.latestpost' },
        { at: now.toISOString(), apiKey },
      ),
      query: `?token=${encodeURIComponent(pushToken)}`,
    },
  ],
  webhook: ({ credential: { secret = '' }, now }) => {
    const body = JSON.stringify({
      id: 'w1',
      platform: 'tiktok',
      creator: { handle: 'maple' },
      publishedAt: now,
      caption: 'Pans',
    });
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = new Webhook(secret).sign('msg_1', now, body);
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    return [{ body, headers }];
  },
};

/** A push as somebody sends it who knows what it looks like, but not the secrets. */
export function forged({ query = '', headers = {}, ...push }: Push): Push {
  const turned = Object.entries(headers).map(([name, value]) => [
    name,
    /signature/.test(name) ? [...value].reverse().join('') : value,
  ]);
  return {
    ...push,
    ...(push.body !== undefined && { body: push.body.replace('signed_request=', 'signed_request=x') }),
    query: query.replace(/(token=)[^&]*/, '$1guessed'),
    headers: Object.fromEntries(turned),
  };
}

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

/** What is no push at all. */
export const GARBAGE: readonly Push[] = [
  {},
  { body: '{' },
  { body: deep, headers: { 'content-type': 'application/json' } },
  { body: `<feed>${'<a>'.repeat(100_000)}` },
  { body: 'x'.repeat(1_000_001) },
  { body: '\uFFFF\u0000' },
  { body: '{"__proto__":{"data":1},"constructor":{}}', headers: { 'x-hub-signature': 'sha256', 'webhook-id': 'a.b' } },
  { method: 'GET', query: '?hub.mode=subscribe&hub.challenge=%3Cscript%3Ealert(1)%3C/script%3E&hub.verify_token=' },
  { method: 'GET', query: '?crc_token=%7B%22data%22%3A1%7D&token=&hub.topic=x' },
  { method: 'GET', query: '?confirmation=%3Cb%3E' },
];
