import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { createRulebook } from '../../lib/audit/rulebook.ts';
import { type Audit, auditSchema, type Verdict } from '../../lib/audit-result.ts';
import type { Evidence } from '../../lib/finding.ts';
import { CONNECTIONS, FORMATS, PLATFORMS, type Post } from '../../lib/post.ts';
import { packs } from '../../lib/rules/index.ts';
import { campaign } from '../support/law.ts';

const codes = [...packs.keys()];
const labels = [...packs.values()].flatMap(({ terms }) => terms.flatMap(({ forms }) => forms));
const denials = [...packs.values()].flatMap(({ guards }) => guards.flatMap(({ forms }) => forms));

/** A campaign of the creator's in every market. */
const everywhere = { ...campaign, jurisdictions: codes };

/** Text as hostile as it gets, with much in it that the rules know. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(...labels).map((form) => form.replace('{brand}', '@velora')),
      fc.constantFrom(...labels).map((form) => `#${form.replace(/[^\p{L}\p{N}]+/gu, '')}`),
      fc.constantFrom(...denials),
      fc.constantFrom(
        '\n',
        ' ',
        ' | ',
        '#',
        '@velora',
        '@glowlab',
        'https://amzn.to/x?tag=a-20',
        'code MILA15',
        '\u200b',
        'A.D.',
        '😀',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));

const post: fc.Arbitrary<Post> = fc.record(
  {
    id: fc.constant('1'),
    creator: fc.constant({ handle: 'mila.cooks' }),
    publishedAt: fc.constantFrom('2026-11-01T12:00:00Z', '2019-03-01T12:00:00Z'),
    platform: fc.constantFrom(...PLATFORMS),
    format: fc.constantFrom(...FORMATS),
    caption: text,
    title: text,
    description: text,
    transcript: text,
    firstComment: text,
    overlays: fc.array(text, { maxLength: 3 }),
    links: fc.array(text, { maxLength: 2 }),
    connection: fc.constantFrom(...CONNECTIONS),
    platformLabel: fc.constantFrom('present', 'absent', 'unknown'),
    labelledPartner: text,
  },
  { requiredKeys: ['id', 'creator', 'publishedAt', 'platform'] },
);

function* evidenceOf({ commercial, findings, verdicts }: Audit): Generator<Evidence> {
  yield* commercial.signals;
  for (const { evidence } of findings) yield* evidence;
  for (const { disclosure } of verdicts) if (disclosure !== undefined) yield disclosure;
}

function slice(one: Post, { field, frame, start, end }: Evidence): string | undefined {
  const value = field === 'overlays' || field === 'links' ? one[field]?.[frame!] : one[field];
  return value?.slice(start, end);
}

describe('on any post', () => {
  test('every market gives a verdict in full, and what is marked stands there', () => {
    fc.assert(
      fc.property(post, (one) => {
        const judged = audit(one, { jurisdictions: codes, campaigns: [everywhere] });
        expect(auditSchema.safeParse(judged).error).toBeUndefined();
        expect(judged.verdicts.map(({ jurisdiction }) => jurisdiction)).toEqual(codes);
        for (const evidence of evidenceOf(judged)) expect(slice(one, evidence)).toBe(evidence.text);
        const ids = new Set(judged.findings.map(({ id }) => id));
        for (const { findingIds } of judged.verdicts) for (const id of findingIds) expect(ids).toContain(id);
        for (const { message, suggestion, citation } of judged.findings) {
          expect(`${message}${suggestion}`).not.toMatch(/\{\w+\}|“”/);
          expect(citation.instrument).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('the answer is the same to the byte', () => {
    fc.assert(
      fc.property(post, (one) => {
        const judge = (given: Post) => JSON.stringify(audit(given, { jurisdictions: codes }));
        expect(judge(structuredClone(one))).toBe(judge(one));
      }),
    );
  });

  test('the order of the packs makes no difference', () => {
    const turned = createRulebook([...packs.values()].reverse(), 'test');
    const straight = createRulebook(packs.values(), 'test');
    fc.assert(
      fc.property(post, (one) => {
        const judge = (rulebook: typeof straight) => audit(one, { rulebook, jurisdictions: codes });
        expect(judge(turned)).toEqual(judge(straight));
      }),
      { numRuns: 100 },
    );
  });

  test('the order of the markets changes nothing but the order of the answers', () => {
    fc.assert(
      fc.property(post, (one) => {
        const byCode = (jurisdictions: string[]) =>
          new Map(audit(one, { jurisdictions }).verdicts.map((verdict) => [verdict.jurisdiction, verdict]));
        const [straight, turned] = [byCode(codes), byCode(codes.toReversed())];
        for (const code of codes) expect(turned.get(code)).toEqual(straight.get(code));
      }),
      { numRuns: 60 },
    );
  });
});

describe('text after a good label', () => {
  /** What rules say about the rest of the text: a denial, the language of the post. */
  const BY_RULE = new Set<Verdict['reason']>(['contradicted', 'wrong_language']);
  const good = [...packs.values()].flatMap(({ code, terms }) =>
    terms.flatMap(({ suggest = [] }) => suggest.map((label) => ({ code, caption: `${label.text} | @velora` }))),
  );
  const words = fc
    .array(
      fc.constantFrom('my', 'new', 'pan', 'Pfanne', 'poêle', 'フライパン', '후라이팬', '2026', '😀', '\n', '…', 'ad'),
      {
        maxLength: 60,
      },
    )
    .map((list) => list.join(' '));

  test('fails nothing, except by the rules that say so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...good), words, ({ code, caption }, more) => {
        const verdictOn = (given: string) =>
          audit(
            {
              id: '1',
              platform: 'instagram',
              creator: { handle: 'mila.cooks' },
              publishedAt: '2026-11-01T12:00:00Z',
              caption: given,
              connection: 'paid',
              platformLabel: 'present',
              labelledPartner: '@velora',
            },
            { jurisdictions: [code] },
          ).verdicts[0]!;
        fc.pre(verdictOn(caption).outcome === 'pass');
        const { outcome, reason } = verdictOn(`${caption} ${more}`);
        expect(outcome !== 'fail' || BY_RULE.has(reason) ? '' : `${outcome} ${reason}`).toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});
