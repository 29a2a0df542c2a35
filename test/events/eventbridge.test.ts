import {
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsCommandInput,
  type PutEventsRequestEntry,
} from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { makeEvent } from '../../lib/events/envelope.ts';
import { EventBridgeBus } from '../../lib/events/eventbridge.ts';
import { MAX_STORED_POST_BYTES } from '../../lib/post.ts';
import { makePost } from '../support/posts.ts';

const TIME = '2026-11-24T08:00:00.000Z';
const bridge = mockClient(EventBridgeClient);
let waits: number[];
let bus: EventBridgeBus;

beforeEach(() => {
  bridge.reset();
  waits = [];
  bus = new EventBridgeBus({
    client: new EventBridgeClient({ region: 'local' }),
    busName: 'the-bus',
    wait: async (milliseconds) => waits.push(milliseconds),
  });
});

/** EventBridge that refuses each event, by its text, as often as told. */
function refuse(times: Record<string, number>): void {
  bridge.on(PutEventsCommand).callsFake(({ Entries = [] }: PutEventsCommandInput) => {
    const results = Entries.map((entry) => {
      const text = textOf(entry);
      times[text] = (times[text] ?? 0) - 1;
      return times[text] >= 0 ? { ErrorCode: 'ThrottlingException', ErrorMessage: 'slow down' } : { EventId: text };
    });
    return { FailedEntryCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length, Entries: results };
  });
}

const event = (caption: string) =>
  makeEvent('post.published', { post: makePost({ id: 'p', caption }) }, { time: TIME });
const textOf = ({ Detail = '' }: PutEventsRequestEntry): string => JSON.parse(Detail).data.post.caption;
const sent = () => bridge.commandCalls(PutEventsCommand).map(({ args }) => (args[0].input.Entries ?? []).map(textOf));

test('an event goes out under its type, with its envelope', async () => {
  refuse({});
  await bus.publish([event('one')]);
  expect(bridge.commandCalls(PutEventsCommand)[0]?.args[0].input.Entries).toEqual([
    {
      EventBusName: 'the-bus',
      Source: 'disclosure-auditor',
      DetailType: 'post.published',
      Time: new Date(TIME),
      Detail: JSON.stringify({ meta: event('one').meta, data: event('one').data }),
    },
  ]);
});

test('ten events a request, in order; none, no request', async () => {
  refuse({});
  const texts = Array.from({ length: 23 }, (_, k) => `text ${k}`);
  await bus.publish(texts.map(event));
  expect(sent()).toEqual([texts.slice(0, 10), texts.slice(10, 20), texts.slice(20)]);
  bridge.resetHistory();
  await bus.publish([]);
  expect(sent()).toEqual([]);
});

test('requests stay below the size limit', async () => {
  refuse({});
  const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(100_000));
  await bus.publish(texts.map(event));
  expect(sent().map((request) => request.length)).toEqual([2, 2]);
});

test('the largest post that is kept fits; what is larger is refused before anything is sent', async () => {
  refuse({});
  const room = MAX_STORED_POST_BYTES - JSON.stringify(makePost({ id: 'p', caption: '' })).length;
  await bus.publish([event('x'.repeat(room))]);
  expect(sent()).toHaveLength(1);
  bridge.resetHistory();
  await expect(bus.publish([event('small'), event('漢'.repeat(90_000))])).rejects.toThrow(
    /has 27\d+ bytes, at most 262144/,
  );
  expect(sent()).toEqual([]);
});

test('what was refused is sent again, alone, after a growing pause', async () => {
  refuse({ b: 2, c: 1 });
  await bus.publish(['a', 'b', 'c'].map(event));
  expect(sent()).toEqual([['a', 'b', 'c'], ['b', 'c'], ['b']]);
  expect(waits).toHaveLength(2);
  expect(waits[0]).toBeLessThanOrEqual(200);
  expect(waits[1]).toBeLessThanOrEqual(400);
});

test('what is refused to the last is told, without what the post says', async () => {
  refuse({ b: 99 });
  await expect(bus.publish(['a', 'b'].map(event))).rejects.toThrow(
    '1 events were not accepted by the bus: ThrottlingException: slow down',
  );
  expect(sent()).toHaveLength(6);
});
