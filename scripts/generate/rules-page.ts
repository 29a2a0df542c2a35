import { packs, RULEBOOK_VERSION } from '../../lib/rules/index.ts';
import type { Cite, Pack } from '../../lib/rules/schema.ts';
import { signalKinds, signalWords } from '../../lib/rules/signals.ts';
import { code, table } from './markdown.ts';

/** Every jurisdiction's rules with their sources, for reading. */
export function rulesPage(): string {
  const all = [...packs.values()].sort((a, b) => a.code.localeCompare(b.code));
  return `# Rulebook ${RULEBOOK_VERSION}

What each jurisdiction accepts and rejects, as the auditor applies it, with sources and how sure each fact is.
This is no legal advice. A fact remembered with medium or low confidence, or inferred, makes a person look; it never
fails a post. One remembered with high confidence can, and should be read before you rest a decision on it.

Jurisdictions: ${all.map(({ code, name }) => `[${code}](#${anchor(name, code)})`).join(' ')}. Then
[what suggests an ad](#what-suggests-an-ad).

${all.map(section).join('\n')}
## What suggests an ad

Where neither a campaign nor the post's own words say that it is an ad, these make a suspicion: with others until the
likelihood reaches one half. A suspicion is always left to a person.

${table(
  ['signal', 'likelihood alone', 'suggests', 'what it is'],
  Object.entries(signalKinds).map(([kind, { weight, suggests, note }]) => [
    kind.replaceAll('_', ' '),
    weight.toFixed(2),
    suggests?.replaceAll('_', ' ') ?? '',
    note,
  ]),
)}

Wording in ${Object.keys(signalWords).length} languages: \`lib/rules/signals\`. What looks like any of this and is not, and what denies
it: \`lib/rules/guards.json\`.

Generated from \`lib/rules\`.
`;
}

function anchor(name: string, code: string): string {
  return `${name} (${code})`
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** When a fact holds, in words. */
function scope(fact: {
  from?: string | undefined;
  to?: string | undefined;
  connections?: string[] | undefined;
  platforms?: string[] | undefined;
  formats?: string[] | undefined;
  audience?: string | undefined;
}): string {
  const parts = [
    fact.connections?.join(', '),
    fact.platforms?.join(', '),
    fact.formats?.join(', '),
    fact.audience,
    fact.from && `from ${fact.from}`,
    fact.to && `to ${fact.to}`,
  ];
  return parts.filter(Boolean).join('; ') || 'all';
}

function section(pack: Pack): string {
  const cite = ({ source, clause, certainty }: Cite) => {
    const { instrument, url, certainty: usual } = pack.sources[source] ?? packs.get(pack.baseline!)!.sources[source]!;
    return `[${instrument}](${url}), ${clause} (${(certainty ?? usual).replace('_', ' ')})`;
  };
  const part = (title: string, heads: string[], rows: string[][]) =>
    rows.length === 0 ? '' : `### ${title}\n\n${table(heads, rows)}\n`;
  const parts = [
    part(
      'When a disclosure is due',
      ['disclosure', 'for', 'source', 'note'],
      pack.duties.map((one) => [one.duty.replace('_', ' '), scope(one), cite(one.cite), one.note ?? '']),
    ),
    part(
      'Wording',
      ['wording', 'as', 'status', 'for', 'source', 'note'],
      pack.terms.flatMap((term) =>
        term.rulings.map((one) => [
          term.forms.map(code).join(' '),
          term.match.join(', '),
          one.status,
          scope(one),
          cite(one.cite),
          one.note ?? '',
        ]),
      ),
    ),
    part(
      'Place',
      ['rule', 'asks', 'for', 'severity', 'source'],
      pack.placement.map((one) => [one.id, placementWords(one.rule), scope(one), one.severity, cite(one.cite)]),
    ),
    part(
      'The platform’s own label',
      ['policy', 'for', 'source', 'note'],
      pack.platformLabel.map((one) => [one.policy, scope(one), cite(one.cite), one.note ?? '']),
    ),
    part(
      'Language of the wording',
      ['language', 'for', 'severity', 'source'],
      pack.languageRules.map((one) => [languageWords(one, pack), scope(one), one.severity, cite(one.cite)]),
    ),
    part(
      'Naming the partner',
      ['where', 'for', 'severity', 'source'],
      pack.partner.map((one) => [one.rule, scope(one), one.severity, cite(one.cite)]),
    ),
    part(
      'Sectors',
      ['sector', 'asks', 'for', 'severity', 'source'],
      pack.sectors.map((one) => [
        one.name,
        one.demands === 'ban'
          ? 'must not be advertised like this'
          : `says ${(one.wording ?? []).map(code).join(' or ')}`,
        scope(one),
        one.severity,
        cite(one.cite),
      ]),
    ),
    part(
      'Sources',
      ['instrument', 'issued by', 'force', 'read', 'how sure', 'note'],
      Object.values(pack.sources).map((one) => [
        `[${one.instrument}](${one.url})`,
        one.body,
        one.force,
        one.read,
        one.certainty.replaceAll('_', ' '),
        one.note ?? '',
      ]),
    ),
  ];
  const baseline = pack.baseline === undefined ? '' : `Where it is silent, the rules of ${pack.baseline} hold.\n\n`;
  const notes = (pack.notes ?? []).map((note) => `- ${note}`).join('\n');
  return `## ${pack.name} (${pack.code})

${baseline}${parts.filter((one) => one !== '').join('\n')}${notes === '' ? '' : `\n### Notes\n\n${notes}\n`}`;
}

function languageWords({ rule, languages }: Pack['languageRules'][number], pack: Pack): string {
  if (rule === 'national') return pack.languages.join(', ');
  return ['the language of the post', ...(languages ?? [])].join(' or ');
}

function placementWords(rule: Pack['placement'][number]['rule']): string {
  const { kind, ...limits } = rule;
  const values = Object.values(limits).flat().join(', ');
  return `${kind.replaceAll('_', ' ')}${values === '' ? '' : ` (${values})`}`;
}
