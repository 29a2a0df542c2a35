import { describe, expect, test } from 'vitest';
import { judgeCampaign } from '../../../lib/audit/campaign/consistency.ts';
import type { Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { campaignWith, NOW, postBy } from './fixture.ts';

const DUE = '2026-11-20T00:00:00Z';
const on = (day: number, changes: Partial<Post> = {}) =>
  postBy('mila', { publishedAt: `2026-11-${String(day).padStart(2, '0')}T08:00:00Z`, ...changes });

type Deliverables = NonNullable<Campaign['creators'][number]['deliverables']>;
const owing = (deliverables: Partial<Deliverables[number]>[], creator: object = {}) =>
  campaignWith({ creators: [{ handle: 'mila', deliverables, ...creator }] });

describe('the findings', () => {
  test('on what is missing', () => {
    const campaign = owing([{ format: 'story', count: 3, due: DUE }], { platform: 'instagram' });
    const post = on(18, { format: 'story', creator: { handle: 'mila', followers: 5000 } });
    const { findings } = judgeCampaign(campaign, [post], NOW);
    expect(findings).toEqual([
      {
        id: expect.stringMatching(/^v1:[0-9a-f]{32}$/),
        code: 'message.deliverable_missing',
        severity: 'medium',
        jurisdictions: ['GB'],
        campaign: 'autumn',
        evidence: [],
        citation: {
          instrument: 'Campaign autumn of GlowLab',
          clause: 'creators.0.deliverables.0',
          url: '/v1/campaigns/autumn',
          asOf: '2026-11-24',
        },
        creator: { handle: 'mila', followers: 5000 },
        platform: 'instagram',
        since: DUE,
        message: 'Due 2026-11-20: 3 stories by mila. Published: 1 of 3.',
        suggestion: 'Ask mila for 2 more stories, or agree on another due date.',
      },
    ]);
  });

  test('on what is late name the first late post', () => {
    const posts = [
      on(18, { format: 'reel' }),
      on(22, { format: 'reel', url: 'https://example.com/late' }),
      on(23, { format: 'reel' }),
    ];
    const { findings } = judgeCampaign(owing([{ format: 'reel', count: 3, due: DUE }]), posts, NOW);
    expect(findings).toMatchObject([
      {
        code: 'message.deliverable_late',
        severity: 'low',
        post: { platform: 'instagram', id: posts[1]!.id },
        url: 'https://example.com/late',
        since: '2026-11-22T08:00:00Z',
        message: 'Due 2026-11-20: 3 reels by mila. Published after it: 2 of 3 (2026-11-22, 2026-11-23).',
        suggestion: 'Settle with mila what the delay means, or correct the due date in the campaign.',
      },
    ]);
    expect(findings[0]).not.toHaveProperty('platform');
  });

  test('name the instant where the post came on the very day', () => {
    const { findings } = judgeCampaign(owing([{ format: 'feed', due: DUE }]), [on(20)], NOW);
    expect(findings[0]!.message).toBe(
      'Due 2026-11-20T00:00:00Z: 1 feed post by mila. Published after it: 1 of 1 (2026-11-20).',
    );
  });

  test('say which posts were deleted on the platform, and are not counted', () => {
    const campaign = owing([{ format: 'feed', due: DUE }]);
    const deleted = [on(18), on(19, { format: 'story' })];
    const { findings, creators } = judgeCampaign(campaign, [], NOW, { deleted });
    expect(creators[0]).toMatchObject({ posts: 0, deletedPosts: 2 });
    expect(findings.map(({ message, suggestion }) => [message, suggestion])).toEqual([
      [
        'Due 2026-11-20: 1 feed post by mila. None has been published. Deleted on the platform, and not counted: 1 feed post.',
        'Ask mila for 1 feed post, or agree on another due date.',
      ],
    ]);
  });

  test('are none where not all posts could be read', () => {
    const campaign = owing([
      { format: 'reel', due: DUE },
      { format: 'feed', due: DUE },
    ]);
    const { findings, creators, cut } = judgeCampaign(campaign, [on(22)], NOW, { cut: true });
    expect({ findings, cut }).toEqual({ findings: [], cut: true });
    expect(creators[0]!.deliverables.map(({ state }) => state)).toEqual(['missing', 'late']);
  });
});

describe('the id of a finding', () => {
  const idsOf = (campaign: Campaign, asOf = NOW, posts: Post[] = []) =>
    judgeCampaign(campaign, posts, asOf).findings.map(({ id }) => id);
  const [known] = idsOf(owing([{ format: 'reel', due: DUE }]));

  test('stays the same from day to day, however handle and due instant are written, and wherever the entry stands', () => {
    const later = owing([{ format: 'feed' }, { format: 'reel', due: '2026-11-20T01:00:00+01:00' }], {
      handle: '@Mila',
    });
    expect(idsOf(later, '2026-11-30T00:00:00Z')).toEqual([known]);
  });

  test.each([
    ['the creator', owing([{ format: 'reel', due: DUE }], { handle: 'joy' })],
    ['the platform', owing([{ format: 'reel', due: DUE }], { platform: 'tiktok' })],
    ['the format', owing([{ format: 'story', due: DUE }])],
    ['the due instant', owing([{ format: 'reel', due: '2026-11-20T00:00:01Z' }])],
    ['the campaign', { ...owing([{ format: 'reel', due: DUE }]), id: 'winter' }],
  ])('is another for another: %s', (_, campaign) => {
    expect(idsOf(campaign)).not.toContain(known);
  });

  test('tells apart what is late, and two of the same', () => {
    expect(idsOf(owing([{ format: 'reel', due: DUE }]), NOW, [on(22, { format: 'reel' })])).not.toContain(known);
    const twice = idsOf(
      owing([
        { format: 'reel', due: DUE },
        { format: 'reel', due: DUE },
      ]),
    );
    expect(new Set(twice).size).toBe(2);
  });
});

test('each deliverable is told in the order of the campaign, with the posts that count for it', () => {
  const campaign = owing([{ format: 'feed' }, { format: 'feed', count: 2, due: '2026-12-01T00:00:00Z' }]);
  const posts = [on(11), on(12), on(13), on(14)];
  const ids = posts.map(({ platform, id }) => ({ platform, id }));
  expect(judgeCampaign(campaign, posts, NOW).creators[0]!.deliverables).toEqual([
    { format: 'feed', count: 1, delivered: 1, state: 'delivered', posts: [ids[2]] },
    { format: 'feed', count: 2, delivered: 2, due: '2026-12-01T00:00:00Z', state: 'delivered', posts: ids.slice(0, 2) },
  ]);
});

test('deliverables of one instant keep their order', () => {
  const campaign = owing([{ format: 'feed', due: DUE }, { format: 'feed', due: DUE, count: 2 }, { format: 'live' }]);
  const states = judgeCampaign(campaign, [on(12)], NOW).creators[0]!.deliverables.map(({ state }) => state);
  expect(states).toEqual(['delivered', 'missing', 'due']);
});
