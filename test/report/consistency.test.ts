import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignSchema } from '../../lib/campaign.ts';
import type { Consistency } from '../../lib/consistency.ts';
import { type Api, autumn, bare, startApi } from '../support/api.ts';

const campaign = campaignSchema.parse({
  ...autumn,
  creators: [
    { handle: 'mila.cooks', deliverables: [{ format: 'feed', due: '2026-11-21T00:00:00Z' }] },
    { handle: 'joy', deliverables: [{ format: 'reel', due: '2026-11-24T07:59:59Z' }] },
  ],
  brief: { keyMessages: [{ id: 'vegan', text: 'vegan formula' }] },
});

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.call('POST', '/v1/campaigns', campaign);
});
afterAll(() => api.close());

const PATH = '/v1/campaigns/autumn/consistency';
const listed = async (path: string) => (await api.call<{ items: { id: string }[] }>('GET', path)).body.items;

test('a campaign as a whole is computed from the stored posts as of now; nothing is stored', async () => {
  const caption = 'Ad: the GlowLab serum, a vegan formula';
  await api.keep({ ...bare, caption, creator: { handle: 'mila.cooks', followers: 2000 } });
  await api.keep({ ...bare, id: 'gone', creator: { handle: 'joy' }, format: 'reel', caption });
  await api.store.markDeleted({ platform: 'instagram', id: 'gone' }, { at: '2026-11-24T08:00:00Z' });

  const { status, body } = await api.call<Consistency>('GET', PATH);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    campaign: 'autumn',
    brand: 'GlowLab',
    asOf: '2026-11-24T08:00:00.000Z',
    posts: 1,
    cut: false,
    keyMessages: [{ id: 'vegan', posts: 1, creators: 1, ofPosts: 1, ofCreators: 1 }],
    creators: [
      {
        handle: 'mila.cooks',
        followers: 2000,
        posts: 1,
        keyMessages: ['vegan'],
        deliverables: [{ state: 'delivered' }],
      },
      { handle: 'joy', posts: 0, deletedPosts: 1, likeness: null, deliverables: [{ state: 'missing', delivered: 0 }] },
    ],
    findings: [{ code: 'message.deliverable_missing', creator: { handle: 'joy' } }],
  });
  const kept = await listed('/v1/findings?campaign=autumn');
  expect(kept.map(({ id }) => id)).not.toContain(body.findings[0]!.id);
});

test('what the daily check keeps is read, reviewed and exported without a post', async () => {
  const { body } = await api.call<Consistency>('GET', PATH);
  await api.store.saveCheck({ consistency: body, rulebook: '2026.11.0', at: body.asOf });
  const path = `/v1/findings/${encodeURIComponent(body.findings[0]!.id)}`;
  const found = await api.call<Record<string, unknown>>('GET', path);
  expect(found.body).toMatchObject({
    code: 'message.deliverable_missing',
    status: 'open',
    exposure: expect.anything(),
  });
  expect(found.body).not.toHaveProperty('post');
  const review = { action: 'send_back', comment: 'reminded' };
  const { status } = await api.call('POST', `${path}/review`, review, { 'if-match': found.headers.get('etag')! });
  expect(status).toBe(200);

  const csv = await api.call('GET', '/v1/findings.csv?code=message.deliverable_missing');
  const [header, row] = csv.text
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const cell = (name: string) => row![header!.indexOf(name)];
  expect([cell('creator'), cell('platform'), cell('postId'), cell('publishedAt')]).toEqual([
    'joy',
    '',
    '',
    '2026-11-24T07:59:59Z',
  ]);
});

test('of no campaign there is none', async () => {
  expect(await api.problem('GET', '/v1/campaigns/spring/consistency')).toMatchObject({ status: 404 });
});
