import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { readFeedDocument } from '../../../lib/sources/feed/feed-document.ts';
import { feed } from '../../../lib/sources/feed.ts';
import { type Receiver, startReceiver } from '../../support/receiver.ts';

const cloud = { allowLoopback: false };
const local = { allowLoopback: true };

const open: Receiver[] = [];
async function receiver(answer: Receiver['answer']): Promise<URL> {
  const started = await startReceiver(answer);
  open.push(started);
  return new URL(started.url);
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const resolvesTo =
  (...addresses: string[]): LookupFunction =>
  (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

describe('an address that leads inside', () => {
  test.each([['127.0.0.1'], ['10.0.0.5'], ['169.254.169.254'], ['::1'], ['fd00::1'], ['93.184.216.34', '10.0.0.5']])(
    'is not called when its name resolves to %s',
    async (...addresses) => {
      const asked = readFeedDocument(new URL('https://blog.example/feed'), {
        headers: {},
        policy: cloud,
        lookup: resolvesTo(...addresses),
      });
      await expect(asked).rejects.toMatchObject({ problem: 'settings_refused' });
    },
  );

  test.each([
    'http://blog.example/feed',
    'https://127.0.0.1/feed',
    'https://localhost/feed',
    'https://user:pass@blog.example/',
  ])('is refused in the settings: %s', (url) => {
    expect(feed.settings.safeParse({ url }).success).toBe(false);
  });

  test('is refused with what to write', () => {
    const { error } = feed.settings.safeParse({ url: 'blog.example/feed' });
    expect(error!.issues[0]).toMatchObject({ path: ['url'], message: 'must be an https:// URL' });
  });
});

test('a redirect is not followed', async () => {
  let elsewhere = 0;
  const target = await receiver((response) => {
    elsewhere++;
    response.end('<rss><channel></channel></rss>');
  });
  const url = await receiver((response) => response.writeHead(302, { location: target.href }).end());
  const reply = await readFeedDocument(url, { headers: {}, policy: local });
  expect(reply).toMatchObject({ status: 302, body: undefined });
  expect(elsewhere).toBe(0);
});

test('a document that does not end is not read to the end', async () => {
  const url = await receiver((response) => {
    response.writeHead(200);
    const talk = () => {
      while (!response.destroyed && response.write('x'.repeat(100_000)));
      if (!response.destroyed) response.once('drain', talk);
    };
    talk();
  });
  const { failure } = await readFeedDocument(url, { headers: {}, policy: local });
  expect(failure).toContain('has over 5 MB');
});

test('an answer that breaks off is no feed', async () => {
  const url = await receiver((response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('<rss><channel></channel></rss>', () => response.destroy());
  });
  expect((await readFeedDocument(url, { headers: {}, policy: local })).failure).toContain('broke off');
});

test('nobody at the address is told, with what failed', async () => {
  const url = await receiver((response) => response.end());
  await open.pop()!.close();
  const reply = await readFeedDocument(url, { headers: {}, policy: local });
  expect(reply).toMatchObject({ status: 0, failure: expect.stringContaining('ECONNREFUSED') });
});
