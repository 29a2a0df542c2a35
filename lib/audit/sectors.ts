import type { Finding, FindingCode } from '../finding.ts';
import type { Pack } from '../rules/schema.ts';
import { type Facts, holds, isDoubtful } from './facts.ts';
import { findInPassages } from './find.ts';
import { fingerprint } from './fingerprint.ts';
import type { Passage } from './reading.ts';
import type { Case } from './verdict.ts';

type Sector = Pack['sectors'][number];

/** What the law of a sector (alcohol, finance …) asks of an ad beside its disclosure, as far as the words show it. */
export function sectorFindings({ post, pack, facts, passages, commercial }: Case): Finding[] {
  if (commercial.basis === 'none' || facts.connection === 'none') return [];
  return pack.sectors.flatMap((sector): Finding[] => {
    const topic = firstOf(sector.topics, passages);
    if (topic === undefined || isMet(sector, facts, passages)) return [];
    const source = pack.sources[sector.cite.source]!;
    const code: FindingCode = sector.demands === 'ban' ? 'message.banned_claim' : 'message.disclaimer_missing';
    const unsure = commercial.basis === 'signals' || isDoubtful(sector.cite, pack.sources);
    return [
      {
        id: fingerprint(post, code, `${pack.code}:${sector.id}`, [topic]),
        code,
        severity: unsure ? 'low' : sector.severity,
        jurisdictions: [pack.code],
        evidence: [topic],
        citation: { instrument: source.instrument, clause: sector.cite.clause, url: source.url, asOf: source.read },
        ...wordsFor(sector, topic.text),
      },
    ];
  });
}

function isMet(sector: Sector, facts: Facts, passages: readonly Passage[]): boolean {
  return !holds(sector, facts) || firstOf(sector.wording ?? [], passages) !== undefined;
}

function firstOf(words: readonly string[], passages: readonly Passage[]) {
  for (const one of words) {
    const found = findInPassages(passages, one);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wordsFor({ name, demands, wording }: Sector, topic: string): Pick<Finding, 'message' | 'suggestion'> {
  if (demands === 'ban') {
    return {
      message: `“${topic}” points to ${name}, which may not be advertised like this.`,
      suggestion: 'Do not publish before a lawyer has cleared it.',
    };
  }
  const notice = wording?.[0];
  return {
    message: `“${topic}” points to ${name}, where an ad must carry a notice; none was found.`,
    suggestion: notice === undefined ? 'Add the notice that the law asks for.' : `Add “${notice}”.`,
  };
}
