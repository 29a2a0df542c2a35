import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransmit } from '../../lib/alerts/transmit.ts';
import { type Receiver, startReceiver, status } from '../support/receiver.ts';

const cloud = { allowLoopback: false };
const local = { allowLoopback: true };
const message = { headers: { 'webhook-id': 'e1' }, body: '{"type":"x","text":"ä🌿"}' };

const open: Receiver[] = [];
async function receiver(answer?: Receiver['answer']): Promise<Receiver> {
  const started = await startReceiver(answer);
  open.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** DNS that gives one answer after the other, and the last for good. */
function dns(...answers: string[][]): LookupFunction & { asked: string[] } {
  const asked: string[] = [];
  const lookup: LookupFunction = (host, _options, done) => {
    const addresses = answers[Math.min(asked.length, answers.length - 1)]!;
    asked.push(host);
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return Object.assign(lookup, { asked });
}

describe('sending', () => {
  test('posts the body as it is, with its headers', async () => {
    const hook = await receiver(status(202));
    expect(await createTransmit({ policy: local })(hook.url, message)).toEqual({ status: 202 });
    expect(hook.received).toHaveLength(1);
    expect(hook.received[0]).toMatchObject({
      path: '/hook',
      body: message.body,
      headers: { 'webhook-id': 'e1', 'content-type': 'application/json' },
    });
  });

  test('tells the status and Retry-After, and follows no redirect', async () => {
    const elsewhere = await receiver();
    const hook = await receiver(status(302, { location: elsewhere.url, 'retry-after': '120' }));
    expect(await createTransmit({ policy: local })(hook.url, message)).toEqual({ status: 302, retryAfter: '120' });
    expect(elsewhere.received).toEqual([]);
  });

  test('takes the status of an answer that never stops talking', async () => {
    const hook = await receiver((response) => {
      response.writeHead(200);
      const talk = () => {
        while (!response.destroyed && response.write('x'.repeat(1000)));
        if (!response.destroyed) response.once('drain', talk);
      };
      talk();
    });
    expect(await createTransmit({ policy: local })(hook.url, message)).toEqual({ status: 200 });
  });

  test('gives up on a receiver that does not answer in time', async () => {
    const hook = await receiver(() => {});
    const transmit = createTransmit({ policy: local, timeoutMs: 200 });
    await expect(transmit(hook.url, message)).rejects.toThrow('no answer within 0.2 s');
  });

  test('says why there was no connection', async () => {
    const hook = await startReceiver();
    await hook.close();
    await expect(createTransmit({ policy: local })(hook.url, message)).rejects.toThrow('ECONNREFUSED');
    const both = createTransmit({ policy: local, lookup: dns(['127.0.0.1', '::1']) });
    await expect(both(hook.url.replace('127.0.0.1', 'localhost'), message)).rejects.toThrow('ECONNREFUSED');
  });

  test('refuses what the policy refuses, before it connects', async () => {
    const hook = await receiver();
    await expect(createTransmit({ policy: cloud })(hook.url, message)).rejects.toThrow('must begin with https://');
    expect(hook.received).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    [['127.0.0.1']],
    [['169.254.169.254']],
    [['10.0.0.8']],
    [['::ffff:127.0.0.1']],
    [['fd00:ec2::254']],
    [['93.184.216.34', '192.168.0.1']],
  ])('that resolve to %s are refused', async (addresses) => {
    const lookup = dns(addresses);
    const transmit = createTransmit({ policy: cloud, lookup });
    await expect(transmit('https://rebind.example.com/', message)).rejects.toThrow(
      `rebind.example.com resolves to ${addresses.at(-1)}, which is not on the public internet`,
    );
    expect(lookup.asked).toEqual(['rebind.example.com']);
  });

  test('that resolve to loopback are refused in the local run too, unless the name is localhost', async () => {
    const hook = await receiver();
    const port = new URL(hook.url).port;
    const transmit = createTransmit({ policy: local, lookup: dns(['127.0.0.1']) });
    await expect(transmit(`https://rebind.example.com:${port}/`, message)).rejects.toThrow(
      'not on the public internet',
    );
    expect(await transmit(`http://localhost:${port}/`, message)).toEqual({ status: 204 });
  });

  test('are looked up once: the connection goes to the address that was checked', async () => {
    const hook = await receiver();
    const lookup = dns(['127.0.0.1'], ['10.0.0.8']);
    const transmit = createTransmit({ policy: local, lookup });
    expect(await transmit(hook.url.replace('127.0.0.1', 'localhost'), message)).toEqual({ status: 204 });
    expect(lookup.asked).toEqual(['localhost']);
  });

  test('without any address are told', async () => {
    const transmit = createTransmit({ policy: cloud, lookup: dns([]) });
    await expect(transmit('https://empty.example.com/', message)).rejects.toThrow('empty.example.com has no address');
  });

  test('that do not resolve are told', async () => {
    const lookup: LookupFunction = (host, _options, done) =>
      done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' }), []);
    const transmit = createTransmit({ policy: cloud, lookup });
    await expect(transmit('https://nowhere.example.com/', message)).rejects.toThrow('ENOTFOUND nowhere.example.com');
  });
});
