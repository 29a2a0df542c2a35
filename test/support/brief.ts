import { audit } from '../../lib/audit/audit.ts';
import { type Brief, type Campaign, campaignSchema } from '../../lib/campaign.ts';
import { type Post, postSchema } from '../../lib/post.ts';

/** A market where each language is spoken; languages of no market are told by their letters. */
const MARKETS: Readonly<Record<string, string>> = {
  de: 'DE',
  fr: 'FR',
  es: 'ES',
  it: 'IT',
  pt: 'BR',
  nl: 'NL',
  pl: 'PL',
  sv: 'SE',
  da: 'DK',
  no: 'NO',
  ja: 'JP',
  ko: 'KR',
  zh: 'CN',
  tr: 'TR',
  ar: 'AE',
};

/** A campaign of the brand Zorbix that asks for nothing but the brief. */
export function campaignOf(language: string, brief: Brief): Campaign {
  return campaignSchema.parse({
    id: 'zorbix',
    brand: { name: 'Zorbix', handles: ['@zorbix'], hashtags: ['#zorbix'], domains: ['zorbix.com'] },
    jurisdictions: [MARKETS[language] ?? 'GB'],
    connection: 'paid',
    window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
    creators: [{ handle: 'mila', platform: 'instagram' }],
    brief,
  });
}

/** Findings that a post gets from the brief, without `message.`; a text is a caption that mentions the brand. */
export function findingsOf(language: string, brief: Brief, given: string | Partial<Post>) {
  const shape = typeof given === 'string' ? { caption: `${given}\n\n@zorbix` } : given;
  const post = postSchema.parse({
    id: 'p',
    platform: 'instagram',
    creator: { handle: 'mila' },
    publishedAt: '2026-11-20T00:00:00Z',
    ...shape,
  });
  return audit(post, { campaigns: [campaignOf(language, brief)] })
    .findings.filter(({ code, campaign }) => campaign !== undefined && code.startsWith('message.'))
    .map((finding) => ({ ...finding, code: finding.code.slice('message.'.length) }));
}

/** Parts of a cell of a table. */
export function cells(text: string): string[] {
  return text === '' ? [] : text.split(' / ');
}
