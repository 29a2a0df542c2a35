import { audit } from '../../lib/audit/audit.ts';
import { createRulebook, type Rulebook } from '../../lib/audit/rulebook.ts';
import type { Campaign } from '../../lib/campaign.ts';
import type { Post } from '../../lib/post.ts';
import type { Pack, Term } from '../../lib/rules/schema.ts';

/** A small made-up law, so that the core is tested apart from what real law says. */
const examples = { pass: ['in order'], fail: ['not in order'] };
export const sure = { source: 'act', clause: 's. 1' };
export const doubtful = { source: 'hearsay', clause: 'p. 2' };

export type TermShape = Partial<Omit<Term, 'rulings'>> & { id: string; rulings?: Partial<Term['rulings'][number]>[] };

export function term({ rulings = [{}], ...shape }: TermShape): Term {
  return {
    language: 'en',
    forms: [shape.id],
    match: ['text', 'hashtag'],
    says: 'unknown',
    examples,
    ...shape,
    rulings: rulings.map((ruling) => ({ status: 'accepted', cite: sure, ...ruling })),
  };
}

export const TERMS = [
  term({ id: 'ad', match: ['label', 'hashtag'], suggest: [{ text: 'Ad' }] }),
  term({ id: 'sponsored', rulings: [{ status: 'insufficient' }] }),
  term({ id: 'sponsored-by', forms: ['sponsored by {brand}'], rulings: [{ status: 'accepted' }] }),
  term({ id: 'promo', match: ['bracketed', 'hashtag'], says: undefined as never }),
  term({
    id: 'gifted',
    says: 'gift',
    rulings: [{ status: 'accepted', connections: ['gift'] }, { status: 'insufficient' }],
  }),
  term({ id: 'brand-ambassador', forms: ['brand ambassador', 'ambassador'], rulings: [{ status: 'insufficient' }] }),
  term({ id: 'x-ambassador', forms: ['{brand} ambassador'], rulings: [{ status: 'accepted' }] }),
  term({ id: 'vague', forms: ['in the know'], rulings: [{ status: 'ambiguous' }] }),
  term({ id: 'rumoured', rulings: [{ status: 'insufficient', cite: doubtful }] }),
];

export function pack(change: Partial<Pack> = {}): Pack {
  return {
    code: 'GB',
    name: 'Testland',
    kind: 'law',
    languages: ['en'],
    regimes: {},
    sources: {
      act: {
        instrument: 'Test Act',
        body: 'Parliament',
        force: 'law',
        url: 'https://law.example/act',
        read: '2026-11-22',
        certainty: 'primary',
      },
      hearsay: {
        instrument: 'Talk',
        body: 'Pub',
        force: 'industry',
        url: 'https://talk.example/',
        read: '2026-11-22',
        certainty: 'remembered_low',
      },
    },
    missing: { cite: sure, severity: 'high' },
    duties: [
      { duty: 'none', connections: ['none', 'past_paid'], cite: sure, examples },
      { duty: 'unsettled', connections: ['family'], cite: sure, examples },
      { duty: 'required', cite: sure, examples },
    ],
    terms: TERMS,
    placement: [],
    platformLabel: [{ policy: 'insufficient', cite: sure, examples }],
    languageRules: [],
    partner: [],
    guards: [],
    sectors: [],
    ...change,
  };
}

export function rulebook(...packs: Pack[]): Rulebook {
  return createRulebook(packs.length === 0 ? [pack()] : packs, 'test');
}

export function placed(
  rule: Pack['placement'][number]['rule'],
  more: Partial<Pack['placement'][number]> = {},
): Partial<Pack> {
  return { placement: [{ id: 'here', rule, severity: 'high', cite: sure, examples, ...more }] };
}

export function post(change: Partial<Post> = {}): Post {
  return {
    id: '1',
    platform: 'instagram',
    creator: { handle: 'mila.cooks' },
    publishedAt: '2026-11-10T10:00:00Z',
    connection: 'paid',
    audience: ['GB'],
    ...change,
  };
}

/** The one verdict on a caption, or on a changed post, under one pack. */
export function judge(given: string | Partial<Post>, law: Pack = pack(), campaigns: Campaign[] = []) {
  const one = typeof given === 'string' ? post({ caption: given }) : post(given);
  const result = audit(one, { rulebook: rulebook(law), campaigns });
  return { ...result.verdicts[0]!, findings: result.findings, audit: result };
}

/** `outcome reason “words”`, for tables of cases. */
export function ruling(given: string | Partial<Post>, law?: Pack): string {
  const { outcome, reason, disclosure } = judge(given, law);
  return `${outcome} ${reason}${disclosure === undefined ? '' : ` ${disclosure.text}`}`;
}

export const campaign: Campaign = {
  id: 'glowlab-autumn',
  brand: {
    name: 'GlowLab',
    aliases: ['Glow Lab'],
    handles: ['@glowlab'],
    hashtags: ['#glowlab'],
    domains: ['glowlab.com'],
  },
  jurisdictions: ['GB'],
  connection: 'paid',
  window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T23:59:59Z' },
  creators: [
    { handle: '@Mila.Cooks', platform: 'instagram', promoCode: 'MILA15' },
    { handle: 'tom', promoCode: 'TOM10' },
  ],
  brief: {
    requiredMentions: ['@glowlab'],
    requiredHashtags: ['#GlowLabPartner'],
    bannedPhrases: ['miracle'],
    offer: { percent: 15, endsAt: '2026-12-01T00:00:00Z' },
  },
};
