import { packs, RULEBOOK_VERSION } from '../../lib/rules/index.ts';
import type { Cite, Pack } from '../../lib/rules/schema.ts';
import { code, table } from './markdown.ts';

/** Every jurisdiction's rules with their sources, for reading. */
export function rulesPage(): string {
  const all = [...packs.values()].sort((a, b) => a.code.localeCompare(b.code));
  return `# Rulebook ${RULEBOOK_VERSION}

What each jurisdiction accepts and rejects, as the auditor applies it, with sources and how sure each fact is.
This is no legal advice. A fact remembered with medium or low confidence, or inferred, makes a person look; it never
fails a post. One remembered with high confidence can, and should be read before you rest a decision on it.

${all.map(section).join('\n')}
Generated from \`lib/rules/*.json\`.
`;
}

function section(pack: Pack): string {
  const cite = ({ source, clause, certainty }: Cite) => {
    const { instrument, url, certainty: usual } = pack.sources[source]!;
    return `[${instrument}](${url}), ${clause} (${(certainty ?? usual).replace('_', ' ')})`;
  };
  const scope = (fact: {
    from?: string | undefined;
    to?: string | undefined;
    connections?: string[] | undefined;
    platforms?: string[] | undefined;
    formats?: string[] | undefined;
  }) =>
    [
      fact.connections?.join(', '),
      fact.platforms?.join(', '),
      fact.formats?.join(', '),
      fact.from && `from ${fact.from}`,
      fact.to && `to ${fact.to}`,
    ]
      .filter(Boolean)
      .join('; ') || 'all';
  const terms = pack.terms.flatMap((term) =>
    term.rulings.map((ruling) => [
      term.forms.map(code).join(' '),
      term.match.join(', '),
      ruling.status,
      scope(ruling),
      cite(ruling.cite),
    ]),
  );
  const duties = pack.duties.map((duty) => [duty.duty, scope(duty), cite(duty.cite)]);
  const placement = pack.placement.map((one) => [
    one.id,
    placementWords(one.rule),
    scope(one),
    one.severity,
    cite(one.cite),
  ]);
  const labels = pack.platformLabel.map((one) => [one.policy, scope(one), cite(one.cite)]);
  return `## ${pack.name} (${pack.code})

### When a disclosure is due

${table(['disclosure', 'for', 'source'], duties)}

### Wording

${table(['wording', 'as', 'status', 'for', 'source'], terms)}

### Place

${placement.length === 0 ? 'No rule.' : table(['rule', 'asks', 'for', 'severity', 'source'], placement)}

### The platform’s own label

${table(['policy', 'for', 'source'], labels)}
`;
}

function placementWords(rule: Pack['placement'][number]['rule']): string {
  const { kind, ...limits } = rule;
  const values = Object.values(limits).flat().join(', ');
  return `${kind.replaceAll('_', ' ')}${values === '' ? '' : ` (${values})`}`;
}
