import { describe, expect, test } from 'vitest';
import type { AuditContext } from '../../lib/audit/audit.ts';
import { audit } from '../../lib/audit/audit.ts';
import type { Post } from '../../lib/post.ts';
import { campaign, post, rulebook } from '../support/law.ts';

const law = rulebook();
const commercial = (change: Partial<Post>, context: AuditContext = {}) =>
  audit(post({ connection: undefined as never, ...change }), { rulebook: law, ...context }).commercial;

describe('what makes a post an ad', () => {
  test.each([
    [{ caption: 'serum' }, {}, 'none', 'unknown'],
    [{ caption: 'serum', connection: 'unknown' }, {}, 'none', 'unknown'],
    [{ caption: 'serum', connection: 'none' }, { connection: 'paid' }, 'connection', 'none'],
    [{ caption: 'serum', connection: 'gift' }, { connection: 'paid' }, 'connection', 'gift'],
    [{ caption: 'serum' }, { connection: 'paid' }, 'connection', 'paid'],
    [{ caption: '@glowlab serum' }, { campaigns: [campaign], connection: 'loan' }, 'campaign', 'paid'],
    [{ caption: 'serum', platformLabel: 'present' }, {}, 'label', 'unknown'],
    [{ caption: '#gifted serum', platformLabel: 'present' }, {}, 'label', 'gift'],
    [{ caption: '#ad serum' }, {}, 'label', 'unknown'],
    [{ caption: '#ad #gifted serum' }, {}, 'label', 'gift'],
    [{ caption: 'promo' }, {}, 'none', 'unknown'],
    [{ caption: 'sponsored serum' }, {}, 'signals', 'unknown'],
    [{ caption: 'use my code GLOW for 10%' }, {}, 'signals', 'discount_code'],
    [{ caption: 'link in bio' }, {}, 'none', 'unknown'],
    [{ caption: 'https://amzn.to/3xYz' }, {}, 'signals', 'affiliate'],
    [{ links: ['https://amzn.to/3xYz'] }, {}, 'signals', 'affiliate'],
    [{ caption: 'x.com/?utm_medium=influencer' }, {}, 'signals', 'unknown'],
    [{ caption: 'Business inquiries: mila@mail.example' }, {}, 'none', 'unknown'],
  ] as const)('%j %j: %s %s', (change, context, basis, connection) => {
    expect(commercial(change as Partial<Post>, context as AuditContext)).toMatchObject({ basis, connection });
  });

  test('signals carry their spans; repetition proves nothing more', () => {
    const once = commercial({ caption: 'use my code GLOW' });
    const twice = commercial({ caption: 'use my code GLOW, use my code GLOW' });
    expect(once.signals).toEqual([
      { kind: 'promo_code', field: 'caption', start: 0, end: 16, text: 'use my code GLOW' },
    ]);
    expect(twice.likelihood).toBe(once.likelihood);
    expect(commercial({ caption: 'use my code GLOW, link in bio' }).likelihood).toBeGreaterThan(once.likelihood);
  });

  test('a suspected ad is for a person, never a failure', () => {
    const { verdicts, findings } = audit(post({ caption: 'use my code GLOW', connection: 'unknown' }), {
      rulebook: law,
    });
    expect(verdicts).toMatchObject([{ outcome: 'review', reason: 'missing' }]);
    expect(findings).toMatchObject([{ severity: 'low' }]);
  });
});

describe('whether a post belongs to a campaign', () => {
  const belongs = (change: Partial<Post>, changed: Partial<typeof campaign> = {}) =>
    commercial({ caption: '@glowlab', ...change }, { campaigns: [{ ...campaign, ...changed }] }).basis === 'campaign';

  test.each([
    [{ caption: 'with @GlowLab' }],
    [{ caption: 'with #glowlab' }],
    [{ caption: 'Glow Lab serum' }],
    [{ caption: 'ＧｌｏｗＬａｂ serum' }],
    [{ caption: 'see https://www.glowlab.com/serum' }],
    [{ caption: 'x', links: ['https://shop.glowlab.com'] }],
    [{ caption: 'code MILA15' }],
    [{ caption: 'x', labelledPartner: 'GlowLab' }],
    [{ caption: 'x', labelledPartner: 'glowlab' }],
    [{ publishedAt: '2026-10-05T00:00:00Z' }],
    [{ publishedAt: '2027-01-14T00:00:00Z' }],
    [{ creator: { handle: 'tom' }, platform: 'tiktok' }],
    [{ creator: { handle: '@MILA.cooks' } }],
  ] as const)('%j does', (change) => {
    expect(belongs(change as Partial<Post>)).toBe(true);
  });

  test.each([
    [{ caption: 'serum' }],
    [{ caption: '@glowlabs #glowlabel glowlabs' }],
    [{ caption: 'serum', labelledPartner: 'DewCo' }],
    [{ publishedAt: '2026-10-01T00:00:00Z' }],
    [{ publishedAt: '2027-01-16T00:00:00Z' }],
    [{ creator: { handle: 'someone' } }],
    [{ platform: 'tiktok' }],
  ] as const)('%j does not', (change) => {
    expect(belongs(change as Partial<Post>)).toBe(false);
  });

  test('a domain counts as a whole, not as part of another', () => {
    const brand = { name: 'Zed', domains: ['www.glowlab.com'] };
    expect(
      belongs(
        { caption: 'notglowlab.com x@glowlab.com my-glowlab.com glowlab.com.evil.example glowlab.common' },
        { brand },
      ),
    ).toBe(false);
    expect(belongs({ caption: 'see glowlab.com.' }, { brand })).toBe(true);
    expect(
      belongs({ caption: 'see glowlab.com/x' }, { brand: { name: 'Zed', domains: ['https://glowlab.com/'] } }),
    ).toBe(true);
    expect(belongs({ caption: 'see glowlab.com' }, { brand: { name: 'Zed', domains: [' '] } })).toBe(false);
  });

  test('a brand of which only the name is known', () => {
    expect(belongs({ caption: 'GlowLab' }, { brand: { name: 'GlowLab' } })).toBe(true);
    expect(belongs({ caption: 'DewCo', labelledPartner: 'DewCo' }, { brand: { name: 'GlowLab' } })).toBe(false);
  });

  test('the creator’s own tie wins over the campaign’s, the post’s over both', () => {
    const ties = { ...campaign, creators: [{ handle: 'mila.cooks', connection: 'affiliate' as const }] };
    expect(commercial({ caption: '@glowlab' }, { campaigns: [ties] }).connection).toBe('affiliate');
    expect(commercial({ caption: '@glowlab', connection: 'gift' }, { campaigns: [ties] }).connection).toBe('gift');
    expect(
      commercial({ caption: '@glowlab' }, { campaigns: [{ ...campaign, connection: undefined as never }] }),
    ).toMatchObject({ basis: 'campaign', connection: 'unknown' });
  });

  test('its code and links are signals', () => {
    const { signals } = commercial({ caption: 'MILA15 on glowlab.com' }, { campaigns: [campaign] });
    expect(signals.map(({ kind, text }) => [kind, text])).toEqual([
      ['promo_code', 'MILA15'],
      ['brand_link', 'glowlab.com'],
    ]);
  });

  test('where the partner is known, a tag must name it', () => {
    const { verdicts } = audit(post({ caption: '@glowlab love #ProudAmbassador' }), {
      rulebook: law,
      campaigns: [campaign],
    });
    expect(verdicts[0]).toMatchObject({ outcome: 'fail', reason: 'missing' });
  });
});

describe('whose rules', () => {
  const codes = (change: Partial<Post>, context: AuditContext) =>
    audit(post({ caption: '@glowlab', audience: undefined as never, ...change }), {
      rulebook: law,
      ...context,
    }).verdicts.map((verdict) => verdict.jurisdiction);
  test('the post’s audience, else its campaigns’, else the caller’s; each once', () => {
    expect(codes({ audience: ['FR', 'FR'] }, { campaigns: [campaign], jurisdictions: ['US'] })).toEqual(['FR']);
    expect(codes({}, { campaigns: [campaign, campaign], jurisdictions: ['US'] })).toEqual(['GB']);
    expect(codes({}, { jurisdictions: ['US', 'DE'] })).toEqual(['US', 'DE']);
    expect(codes({}, {})).toEqual([]);
  });
});
