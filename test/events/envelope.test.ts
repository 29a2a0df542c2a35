import { describe, expect, test } from 'vitest';
import { EVENT_SOURCE } from '../../lib/events/catalog.ts';
import { makeEvent, openEvent, openMessage } from '../../lib/events/envelope.ts';
import { makePost } from '../support/posts.ts';

const TIME = '2026-11-24T08:00:00.000Z';

/** An event as EventBridge hands it on. */
const delivered = (type: string, detail: unknown) => ({
  version: '0',
  id: 'bridge-1',
  source: EVENT_SOURCE,
  time: '2026-11-24T08:00:01Z',
  'detail-type': type,
  detail,
});

test('an event comes back as it was sent', () => {
  const event = makeEvent('post.published', { post: makePost(), observedAt: TIME }, { time: TIME });
  const body = JSON.stringify(delivered(event.type, { meta: event.meta, data: event.data }));
  expect(openMessage(body)).toEqual(event);
  expect(event.meta).toMatchObject({ version: 1, time: TIME, correlationId: event.meta.id });
});

describe('ids', () => {
  const idOf = (changes: Parameters<typeof makePost>[0], time = TIME) =>
    makeEvent('post.published', { post: makePost(changes), observedAt: time }, { time }).meta.id;

  test('the same post in the same state has the same id whenever it is sent', () => {
    expect(idOf({})).toBe(idOf({}, '2026-12-01T00:00:00Z'));
    expect(idOf({})).toBe(idOf({ metrics: { likes: 5 } }));
  });

  test('another post, text or time of editing has another', () => {
    const variants = [
      {},
      { id: 'other' },
      { platform: 'tiktok' as const },
      { caption: 'edited' },
      { caption: undefined },
      { editedAt: TIME },
    ];
    expect(new Set(variants.map((changes) => idOf(changes))).size).toBe(variants.length);
  });

  test('a deletion is told apart by its time, a request to fetch too', () => {
    const deleted = (deletedAt: string) =>
      makeEvent('post.deleted', { post: { platform: 'x', id: '1' }, deletedAt }, { time: TIME }).meta.id;
    expect(deleted(TIME)).not.toBe(deleted('2026-11-25T00:00:00Z'));
    const due = (time: string) => makeEvent('fetch.requested', { source: 's' }, { time }).meta.id;
    expect(due(TIME)).not.toBe(due('2026-11-25T00:00:00Z'));
  });

  test('a given id and correlation win', () => {
    const { meta } = makeEvent('alerts.due', {}, { time: TIME, id: 'mine', correlationId: 'cause' });
    expect(meta).toMatchObject({ id: 'mine', correlationId: 'cause' });
  });
});

test('a foreign event without meta gets the id and time that the bus gave it', () => {
  expect(openEvent(delivered('post.edited', { data: { post: makePost() } }))).toEqual({
    type: 'post.edited',
    meta: { id: 'bridge-1', version: 1, time: '2026-11-24T08:00:01Z', correlationId: 'bridge-1' },
    data: { post: makePost() },
  });
});

describe('what is no event is refused, naming the field', () => {
  const meta = { id: 'i', version: 1, time: TIME, correlationId: 'i' };
  const secret = 'what the caption says';
  test.each<[string, unknown, string]>([
    ['no object', 'text', 'the event'],
    ['no detail', { id: 'a', time: TIME, 'detail-type': 'post.edited' }, 'the event.detail'],
    ['an unknown type', delivered('post.liked', { data: {} }), 'unknown event "post.liked"; known are fetch.requested'],
    ['a type that every object has', delivered('constructor', { data: {} }), 'unknown event "constructor"'],
    [
      'another version',
      delivered('alerts.due', { meta: { ...meta, version: 2 }, data: {} }),
      'detail.meta.version is 2',
    ],
    ['meta without an id', delivered('alerts.due', { meta: { ...meta, id: 5 }, data: {} }), 'the event.detail.meta.id'],
    [
      'a post without a handle',
      delivered('post.published', { data: { post: { ...makePost({ caption: secret }), creator: {} } } }),
      'post.published: detail.data.post.creator.handle',
    ],
    [
      'a caption that is no text',
      delivered('post.published', { data: { post: { ...makePost(), caption: [secret] } } }),
      'post.published: detail.data.post.caption',
    ],
  ])('%s', (_, event, message) => {
    expect(() => openEvent(event)).toThrow(
      expect.objectContaining({ name: 'EventError', message: expect.stringContaining(message) }),
    );
    expect(() => openEvent(event)).not.toThrow(secret);
  });

  test('a message that is no JSON', () => {
    expect(() => openMessage(secret)).toThrow('the message is not JSON');
  });
});
