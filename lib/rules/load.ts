import type * as z from 'zod';
import { type Pack, packSchema } from './schema.ts';

/** A pack that does not hold together. `problems` name the place in the pack and what to do. */
export class PackError extends Error {
  readonly problems: readonly string[];
  constructor(name: string, problems: readonly string[]) {
    super(`rule pack ${name} does not load:\n  ${problems.join('\n  ')}`);
    this.name = 'PackError';
    this.problems = problems;
  }
}

/** Checks a pack from outside: shape, examples, and that every citation names a source that is there. Throws PackError. */
export function loadPack(data: unknown): Pack {
  const name = typeof data === 'object' && data !== null && 'code' in data ? String(data.code) : 'without code';
  const parsed = packSchema.safeParse(data);
  if (!parsed.success) throw new PackError(name, parsed.error.issues.map(describe));
  const problems = danglingNames(parsed.data);
  if (problems.length > 0) throw new PackError(name, problems);
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.') || '(pack)'}: ${issue.message}`;
}

function danglingNames(pack: Pack): string[] {
  const problems: string[] = [];
  const check = (where: string, fact: { cite: { source: string }; regime?: string | undefined }) => {
    if (pack.sources[fact.cite.source] === undefined)
      problems.push(`${where}: cites "${fact.cite.source}", which is not among the sources`);
    if (fact.regime !== undefined && pack.regimes[fact.regime] === undefined)
      problems.push(`${where}: regime "${fact.regime}" is not among the regimes`);
  };
  check('missing', pack.missing);
  if (pack.contradicted !== undefined) check('contradicted', pack.contradicted);
  for (const list of ['duties', 'placement', 'platformLabel', 'languageRules', 'partner', 'sectors'] as const) {
    for (const [n, fact] of pack[list].entries()) check(`${list}.${n}`, fact);
  }
  const ids = new Set<string>();
  for (const term of pack.terms) {
    if (ids.has(term.id)) problems.push(`terms.${term.id}: the id is used twice`);
    ids.add(term.id);
    for (const [n, ruling] of term.rulings.entries()) check(`terms.${term.id}.rulings.${n}`, ruling);
  }
  for (const { id, rulings } of pack.terms) {
    for (const beside of rulings.flatMap((ruling) => ruling.needs?.beside ?? [])) {
      if (!ids.has(beside)) problems.push(`terms.${id}: needs "${beside}" beside it, which is no term of the pack`);
    }
  }
  return problems;
}
