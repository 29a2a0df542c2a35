import { packs } from './index.ts';

export interface PackOverview {
  code: string;
  name: string;
  languages: readonly string[];
  terms: number;
  sources: number;
  /** Oldest day on which one of its sources was read. */
  read: string;
}

/** Every jurisdiction of the rulebook in one line. */
export function packOverviews(): PackOverview[] {
  return [...packs.values()].map(({ code, name, languages, terms, sources }) => {
    const read = Object.values(sources).map((source) => source.read);
    return { code, name, languages, terms: terms.length, sources: read.length, read: read.sort()[0]! };
  });
}
