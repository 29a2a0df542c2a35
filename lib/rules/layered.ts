import type { Pack } from './schema.ts';

/** `pack` with the facts of `base` where it says nothing of its own: a baseline under a country, a country under house rules. */
export function layered(pack: Pack, base: Pack): Pack {
  const own = new Set(pack.terms.map((term) => term.id));
  return {
    ...pack,
    regimes: { ...base.regimes, ...pack.regimes },
    sources: { ...base.sources, ...pack.sources },
    duties: [...pack.duties, ...base.duties],
    contradicted: pack.contradicted ?? base.contradicted,
    terms: [...pack.terms, ...base.terms.filter((term) => !own.has(term.id))],
    placement: [...pack.placement, ...base.placement],
    platformLabel: [...pack.platformLabel, ...base.platformLabel],
    languageRules: [...pack.languageRules, ...base.languageRules],
    partner: [...pack.partner, ...base.partner],
    guards: [...pack.guards, ...base.guards],
    sectors: [...pack.sectors, ...base.sectors],
  };
}
