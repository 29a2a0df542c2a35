import { expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brief, Campaign } from '../../../lib/campaign.ts';
import { postSchema } from '../../../lib/post.ts';
import { claimTables } from '../../../lib/rules/claims.ts';
import { claimTableSchema } from '../../../lib/rules/phrase-tables.ts';

const campaign = (brief: Brief): Campaign => ({
  id: 'novera',
  brand: { name: 'Novera' },
  jurisdictions: [],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-30T00:00:00Z' },
  creators: [{ handle: 'mila' }],
  brief,
});

/** Banned claims of a caption, without its last line, which names the brand. */
function found(caption: string, brief: Brief, language?: string) {
  const post = postSchema.parse({
    id: '1',
    platform: 'instagram',
    creator: { handle: 'mila' },
    publishedAt: '2026-11-15T00:00:00Z',
    caption,
    title: 'Novera',
    ...(language && { language }),
  });
  return audit(post, { campaigns: [campaign(brief)] }).findings.filter(({ code }) => code === 'message.banned_claim');
}

for (const [language, table] of Object.entries(claimTables)) {
  const { entries } = claimTableSchema.parse(table);
  const examples = (of: 'claim' | 'fine') =>
    entries.flatMap(({ kind, examples }) => examples[of].map((caption) => [kind, caption] as const));

  test.each(examples('claim'))(`${language}: %s claims “%s”`, (kind, caption) => {
    expect(
      found(caption, { bannedClaims: [kind as never] }, language).map(({ evidence }) => evidence.length > 0),
    ).toEqual([true]);
  });
  test.each(examples('fine'))(`${language}: %s, fine “%s”`, (kind, caption) => {
    expect(found(caption, { bannedClaims: [kind as never] }, language).flatMap(({ evidence }) => evidence)).toEqual([]);
  });
}
