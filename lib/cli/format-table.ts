import { OUTCOMES, type Outcome, type Verdict } from '../audit-result.ts';
import { type Finding, SEVERITIES, type Severity } from '../finding.ts';
import { printable } from '../printable.ts';
import type { Audited } from './audited.ts';
import { columns } from './columns.ts';
import type { Paint, Style } from './paint.ts';

export const OUTCOME_STYLES: Record<Outcome, Style> = {
  pass: 'green',
  fail: 'red',
  review: 'yellow',
  not_applicable: 'dim',
};
const SEVERITY_STYLES: Record<Severity, Style> = { high: ['red', 'bold'], medium: 'yellow', low: 'dim' };

/** For people: each post with a problem, and the totals of all. */
export async function* formatTable(audits: AsyncIterable<Audited>, paint: Paint): AsyncGenerator<string> {
  const totals = new Totals();
  for await (const audited of audits) {
    totals.add(audited);
    if (hasProblem(audited)) yield `${postLines(audited, paint).join('\n')}\n\n`;
  }
  yield `${totals.lines(paint).join('\n')}\n`;
}

function hasProblem({ audit: { findings, verdicts } }: Audited): boolean {
  return findings.length > 0 || verdicts.some(({ outcome }) => outcome === 'fail' || outcome === 'review');
}

function postLines({ file, line, post, audit }: Audited, paint: Paint): string[] {
  const name = paint('bold', printable(`${post.platform}/${post.id}`));
  const creator = printable(`@${post.creator.handle.replace(/^@/, '')}`);
  return [
    `${name}  ${creator}  ${paint('dim', printable(`${file}:${line}`))}`,
    `  ${audit.verdicts.map((verdict) => verdictText(verdict, paint)).join(' · ') || 'no jurisdiction'}`,
    ...audit.findings.flatMap((finding) => findingLines(finding, paint)),
  ];
}

function verdictText({ jurisdiction, outcome, reason, newerRules }: Verdict, paint: Paint): string {
  const now = newerRules && `, since ${newerRules.since} ${painted(newerRules, paint)}`;
  return `${jurisdiction} ${painted({ outcome, reason }, paint)}${now ?? ''}`;
}

function painted({ outcome, reason }: Pick<Verdict, 'outcome' | 'reason'>, paint: Paint): string {
  const words = outcome === 'fail' || outcome === 'review' ? `${outcome} (${reason})` : outcome;
  return paint(OUTCOME_STYLES[outcome], words.replaceAll('_', ' '));
}

export function findingLines(finding: Finding, paint: Paint): string[] {
  const { severity, jurisdictions, campaign, citation, message, suggestion } = finding;
  const about = [...jurisdictions, ...(campaign === undefined ? [] : [campaign])].join(', ');
  return [
    `  ${paint(SEVERITY_STYLES[severity], severity.padEnd(6))}  ${printable(about)}: ${printable(message)}`,
    `          ${paint('cyan', '→')} ${printable(suggestion)}`,
    `          ${paint('dim', printable(`${citation.instrument}, ${citation.clause} ${citation.url}`))}`,
  ];
}

/** The same problem in several markets: what it is once, and what each market asks for. */
export function findingsLines(findings: readonly Finding[], paint: Paint): string[] {
  const [first, ...others] = findings as [Finding, ...Finding[]];
  if (others.length === 0) return findingLines(first, paint);
  const worst = SEVERITIES.find((severity) => findings.some((finding) => finding.severity === severity))!;
  const words = first.evidence[0] === undefined ? '' : `: “${first.evidence[0].text}”`;
  const problem = first.code.slice(first.code.indexOf('.') + 1).replaceAll('_', ' ');
  const lines = findings.flatMap(({ jurisdictions, suggestion, citation }) => {
    const market = jurisdictions.join(', ').padEnd(6);
    return [
      `  ${market}  ${paint('cyan', '→')} ${printable(suggestion)}`,
      `            ${paint('dim', printable(`${citation.instrument}, ${citation.clause} ${citation.url}`))}`,
    ];
  });
  return [`  ${paint(SEVERITY_STYLES[worst], worst.padEnd(6))}  ${printable(problem + words)}`, ...lines];
}

class Totals {
  #posts = 0;
  #withProblem = 0;
  #rulebook = '';
  readonly #findings: Record<Severity, number> = { high: 0, medium: 0, low: 0 };
  readonly #markets = new Map<string, Record<Outcome, number>>();

  add(audited: Audited): void {
    this.#posts++;
    if (hasProblem(audited)) this.#withProblem++;
    this.#rulebook = audited.audit.rulebook;
    for (const { severity } of audited.audit.findings) this.#findings[severity]++;
    for (const { jurisdiction, outcome } of audited.audit.verdicts) {
      const market = this.#markets.get(jurisdiction) ?? { pass: 0, fail: 0, review: 0, not_applicable: 0 };
      market[outcome]++;
      this.#markets.set(jurisdiction, market);
    }
  }

  lines(paint: Paint): string[] {
    if (this.#posts === 0) return ['No posts were read.'];
    const counted = SEVERITIES.map((severity) => `${count(this.#findings[severity])} ${severity}`).join(', ');
    const head = `Posts audited by rulebook ${this.#rulebook}: ${count(this.#posts)}, with something to see to: ${count(this.#withProblem)}. Findings: ${counted}.`;
    if (this.#markets.size === 0) return [paint('bold', head)];
    const rows = [...this.#markets].map(([code, market]) => [
      code,
      ...OUTCOMES.map((outcome) => count(market[outcome])),
    ]);
    const [heading, ...body] = columns(
      [['', ...OUTCOMES.map((outcome) => outcome.replace('_', ' '))], ...rows],
      'right',
    );
    return [paint('bold', head), paint('dim', heading!), ...body];
  }
}

function count(number: number): string {
  return number.toLocaleString('en');
}
