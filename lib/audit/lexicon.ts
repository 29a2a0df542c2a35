import type { Guard, MatchMode, Pack, Term } from '../rules/schema.ts';
import type { SignalTable } from '../rules/tables.ts';
import { classOf, WORD } from './characters.ts';
import { strippedForms } from './letters.ts';
import { foldText } from './text.ts';
import { buildTrie, type Trie } from './trie.ts';

/** Where the partner's name goes in a surface form with `{brand}`: `before` and `after` are the literal parts. */
export interface Slot {
  before: string;
  after: string;
}

/** One thing that the scanner looks for, shared by all packs, signals and guards that contain it. */
export interface Surface {
  readonly key: string;
  /** Only as a hashtag; `key` then starts with `#`, or is the tail of a tag that starts with the brand. */
  readonly tag: boolean;
  readonly slot?: Slot;
  readonly guard?: Guard['kind'];
}

/** What a surface means to one pack. */
export interface TermUse {
  code: string;
  term: Term;
  modes: ReadonlySet<MatchMode>;
}

/** What a surface means to the sector rules of one pack: a word that shows the sector, or the notice that it asks for. */
export interface SectorUse {
  code: string;
  sector: Pack['sectors'][number];
  role: 'topic' | 'notice';
}

/** Everything that the scanner looks for, compiled once. */
export interface Lexicon {
  readonly surfaces: readonly Surface[];
  /** 1 for each surface that is a guard. */
  readonly isGuard: Uint8Array;
  readonly words: Trie;
  /** Tails of hashtags that start with a brand, looked for at every position inside a tag. */
  readonly tails: Trie;
  /** Surface ids of `tails`, by pattern index. */
  readonly tailIds: readonly number[];
  readonly terms: ReadonlyMap<string, ReadonlyMap<number, readonly TermUse[]>>;
  /** Of the terms of all packs, those whose wording itself states a tie. */
  readonly declarations: ReadonlyMap<number, readonly TermUse[]>;
  /** BCP 47 languages in which some pack knows how an ad is declared. */
  readonly languages: ReadonlySet<string>;
  readonly signals: ReadonlyMap<number, SignalTable>;
  readonly sectors: ReadonlyMap<number, readonly SectorUse[]>;
}

const ANYWHERE: ReadonlySet<MatchMode> = new Set(['text', 'hashtag']);

/** Compiles packs, signals and guards into one lexicon. The order of the packs makes no difference to what is found. */
export function compileLexicon(from: readonly Pack[], signals: SignalTable, guards: readonly Guard[]): Lexicon {
  const packs = from.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const surfaces: Surface[] = [];
  const ids = new Map<string, number>();
  const add = (surface: Surface): number => {
    const name = `${surface.tag ? '#' : ''}|${surface.key}|${surface.slot?.before ?? ''}|${surface.slot?.after ?? ''}|${surface.guard ?? ''}`;
    let id = ids.get(name);
    if (id === undefined) {
      id = surfaces.push(surface) - 1;
      ids.set(name, id);
    }
    return id;
  };

  const terms = new Map<string, Map<number, TermUse[]>>();
  const declarations = new Map<number, TermUse[]>();
  for (const pack of packs) {
    const uses = terms.get(pack.code) ?? new Map<number, TermUse[]>();
    terms.set(pack.code, uses);
    for (const term of pack.terms) {
      const use: TermUse = { code: pack.code, term, modes: new Set(term.match) };
      for (const surface of surfacesOf(term.forms, use.modes)) {
        push(uses, add(surface), use);
        if (term.says !== undefined) push(declarations, add(surface), use);
      }
    }
  }
  const signalUses = new Map<number, SignalTable>();
  for (const signal of signals) {
    for (const surface of surfacesOf(signal.forms, new Set(signal.match))) {
      const surfaceId = add(surface);
      const isKnown = signalUses
        .get(surfaceId)
        ?.some(({ kind, params }) => kind === signal.kind && params === signal.params);
      if (isKnown !== true) push(signalUses, surfaceId, signal);
    }
  }
  const sectorUses = new Map<number, SectorUse[]>();
  for (const { code, sectors } of packs) {
    for (const sector of sectors) {
      const topic: SectorUse = { code, sector, role: 'topic' };
      const notice: SectorUse = { code, sector, role: 'notice' };
      for (const surface of surfacesOf(sector.topics, ANYWHERE)) push(sectorUses, add(surface), topic);
      for (const surface of surfacesOf(sector.wording ?? [], ANYWHERE)) push(sectorUses, add(surface), notice);
    }
  }
  for (const guard of [...guards, ...packs.flatMap((pack) => pack.guards)]) {
    const forms = guard.kind === 'denial' ? guard.forms.flatMap(withTag) : guard.forms;
    for (const surface of surfacesOf(forms, ANYWHERE)) add({ ...surface, guard: guard.kind });
  }

  const isTail = (surface: Surface) => surface.tag && !surface.key.startsWith('#');
  const tailIds = surfaces.flatMap((surface, id) => (isTail(surface) ? [id] : []));
  return {
    surfaces,
    isGuard: Uint8Array.from(surfaces, ({ guard }) => (guard === undefined ? 0 : 1)),
    words: buildTrie(surfaces.map((surface) => (isTail(surface) ? '' : surface.key))),
    tails: buildTrie(tailIds.map((id) => surfaces[id]!.key)),
    tailIds,
    terms,
    declarations,
    languages: new Set(packs.flatMap((pack) => pack.terms.map(({ language }) => language))),
    signals: signalUses,
    sectors: sectorUses,
  };
}

/** A denial of a word denies its tag too: "not an #ad". */
function withTag(form: string): string[] {
  return form.includes(' ') ? [form, form.replace(/ ([^ ]+)$/, ' #$1')] : [form];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

function surfacesOf(forms: readonly string[], modes: ReadonlySet<MatchMode>): Surface[] {
  const words = modes.has('text') || modes.has('label') || modes.has('bracketed');
  return forms.flatMap((form) => {
    const folded = foldText(form).text;
    const spellings = [folded, ...strippedForms(folded)].map((spelling) => spelling.split('{brand}'));
    return spellings.flatMap((spelling) => [
      ...(words ? wordSurfaces(spelling) : []),
      ...(modes.has('hashtag') ? tagSurfaces(spelling) : []),
    ]);
  });
}

function wordSurfaces([before = '', after]: string[]): Surface[] {
  if (after === undefined) return before === '' ? [] : [{ key: before, tag: false }];
  const slot = { before, after };
  return [{ key: before === '' ? after.trimStart() : before, tag: false, slot }];
}

/** A form of several words is written as a tag in one, or with `_`. */
function tagSurfaces(parts: string[]): Surface[] {
  const joined = (text: string, by: string) => text.trim().replace(/[^\p{L}\p{N}\p{M}_]+/gu, by);
  return ['', '_'].flatMap((by): Surface[] => {
    const [before = '', after] = parts.map((part) => joined(part, by));
    if (after === undefined) return before === '' ? [] : [{ key: `#${before}`, tag: true }];
    if (before !== '' && after !== '') return [];
    const slot = { before, after };
    return before === '' ? [{ key: after, tag: true, slot }] : [{ key: `#${before}`, tag: true, slot }];
  });
}

/** Whether a surface may end only where a word ends. */
export function endsInWord(surface: Surface): boolean {
  return classOf(surface.key.charCodeAt(surface.key.length - 1)) === WORD;
}
