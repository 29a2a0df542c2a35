import { TERM_STATUSES } from '../audit-result.ts';
import type { Cite, Pack, Ruling, Term } from '../rules/schema.ts';
import type { Paint } from './paint.ts';

/** When a fact of a pack holds. */
type Scope = Pick<
  Ruling,
  'from' | 'to' | 'connections' | 'platforms' | 'formats' | 'audience' | 'regime' | 'cite' | 'note'
>;

/** One jurisdiction's rules for a reader, each fact with its clause. */
export function describePack(pack: Pack, paint: Paint): string[] {
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)];
  const fact = (words: string, scope: Scope) => `${words}${conditions(scope)}  ${paint('dim', clause(scope.cite))}`;
  const { duties, placement, platformLabel, languageRules, partner, sectors, sources, notes = [] } = pack;
  return [
    paint('bold', `${pack.name} (${pack.code})`),
    `Languages: ${pack.languages.join(', ')}`,
    ...(pack.baseline === undefined ? [] : [`Where it is silent, the rules of ${pack.baseline} hold.`]),
    ...section(
      'When an ad must be disclosed',
      duties.map((one) => fact(one.duty, one)),
    ),
    ...TERM_STATUSES.flatMap((status) => section(`Wording: ${status}`, termLines(pack.terms, status, paint))),
    ...section(
      'Where it must stand',
      placement.map((one) => fact(`${spelled(one.rule)}, ${one.severity}`, one)),
    ),
    ...section(
      "The platform's own label",
      platformLabel.map((one) => fact(one.policy + (one.partnerNamed ? ', if it names the partner' : ''), one)),
    ),
    ...section(
      'Language of the wording',
      languageRules.map((one) => fact([one.rule.replace('_', ' '), ...(one.languages ?? [])].join(' '), one)),
    ),
    ...section(
      'Naming the partner',
      partner.map((one) => fact(one.rule, one)),
    ),
    ...section(
      'Sectors with duties of their own',
      sectors.map((one) => fact(`${one.id}: ${one.demands}`, one)),
    ),
    ...section(
      'Sources',
      Object.entries(sources).flatMap(([key, source]) => [
        `${key}: ${source.instrument}, ${source.body} (${source.force}, read ${source.read})`,
        `  ${paint('dim', source.url)}`,
      ]),
    ),
    ...section('Notes', notes),
  ];
}

/** A term stands under each status that one of its rulings gives it. */
function termLines(terms: readonly Term[], status: Ruling['status'], paint: Paint): string[] {
  return terms.flatMap((term) =>
    term.rulings
      .filter((ruling) => ruling.status === status)
      .map((ruling) => {
        const forms = term.forms.map((form) => (term.match.every((mode) => mode === 'hashtag') ? `#${form}` : form));
        return `${forms.join(' / ')} (${term.language})${conditions(ruling)}${needs(ruling)}  ${paint('dim', clause(ruling.cite))}`;
      }),
  );
}

function needs({ needs: needed }: Ruling): string {
  if (needed === undefined) return '';
  const parts = [
    needed.brand ? 'the partner named beside it' : '',
    needed.beside === undefined ? '' : `beside ${needed.beside.join(' or ')}`,
    needed.platformLabel ? "the platform's label on" : '',
  ];
  return `; needs ${parts.filter((part) => part !== '').join(' and ')}`;
}

function conditions({ from, to, connections, platforms, formats, audience, note }: Scope): string {
  const parts = [
    connections?.join(', '),
    platforms === undefined ? undefined : `on ${platforms.join(', ')}`,
    formats === undefined ? undefined : `as ${formats.join(', ')}`,
    audience === undefined ? undefined : `to ${audience}`,
    from === undefined ? undefined : `from ${from}`,
    to === undefined ? undefined : `until ${to}`,
    note,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : ` [${parts.join('; ')}]`;
}

/** `{ kind: 'first_lines', lines: 3 }` as `first lines (lines 3)`. */
function spelled({ kind, ...values }: { kind: string } & Record<string, unknown>): string {
  const details = Object.entries(values).map(([name, value]) => `${name} ${[value].flat().join(', ')}`);
  return kind.replaceAll('_', ' ') + (details.length === 0 ? '' : ` (${details.join('; ')})`);
}

function clause({ source, clause: number }: Cite): string {
  return `${source}, ${number}`;
}
