import type { Finding, FindingCode } from '../finding.ts';
import type { Pack } from '../rules/schema.ts';
import { holds, isDoubtful } from './facts.ts';
import { findInPassages } from './find.ts';
import { fingerprint } from './fingerprint.ts';
import { evidenceOf, type Hit } from './reading.ts';
import type { Case } from './verdict.ts';

type Sector = Pack['sectors'][number];

/** What the law of a sector (alcohol, finance …) asks of an ad beside its disclosure, as far as the words show it. */
export function sectorFindings({ post, pack, facts, hits, passages, lexicon, commercial }: Case): Finding[] {
  if (commercial.basis === 'none' || facts.connection === 'none') return [];
  const topics = new Map<Sector, Hit>();
  const noticed = new Set<Sector>();
  for (const hit of hits) {
    for (const { code, sector, role } of lexicon.sectors.get(hit.surface) ?? []) {
      if (code !== pack.code || hit.glued) continue;
      if (role === 'notice') noticed.add(sector);
      else if (!topics.has(sector)) topics.set(sector, hit);
    }
  }
  return [...topics].flatMap(([sector, hit]): Finding[] => {
    if (noticed.has(sector) || !holds(sector, facts)) return [];
    if (sector.except?.some((words) => findInPassages(passages, words) !== undefined)) return [];
    const topic = evidenceOf(hit.passage, hit.start, hit.end);
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
