import { AT, classes, classOf, DENSE, HASH, isLetter, OTHER, SPACE, UNKNOWN, WORD } from './characters.ts';
import { lettersOf } from './letters.ts';
import { endsInWord, type Lexicon, type Slot } from './lexicon.ts';
import { type Hit, MAX_WORDS, type Passage } from './reading.ts';
import { fillSlot } from './slot.ts';
import { spelledAt, surfacesEqual } from './spelled.ts';
import { isEnd, mayStart, step } from './trie.ts';

/** How often one surface counts in one passage: the first place decides, and hostile text must not cost more. */
const MAX_HITS = 8;

/** Shorter endings of a tag are part of too many words. */
const MIN_TAIL = 4;
const HYPHEN = 45;
const UNDERSCORE = 95;

export interface Scan {
  hits: Hit[];
  /** Wording that says the post is not an ad. */
  denials: Hit[];
}

/** Reads each passage once, left to right, for everything in the lexicon; fills in the passages' tags and mentions. */
export function scan(passages: readonly Passage[], lexicon: Lexicon, partners: readonly string[]): Scan {
  const found: Scan = { hits: [], denials: [] };
  for (const passage of passages) {
    // Names are looked for where the post may be a campaign's.
    if (partners.length > 0) passage.words = [];
    scanPassage(passage, lexicon, new Notes(passage, lexicon, partners, found));
  }
  return found;
}

/** The hashtag in which something stands, in folded offsets; both 0 outside of one. */
interface Tag {
  start: number;
  end: number;
}

/** Takes down what is seen in one passage. */
class Notes {
  readonly #passage: Passage;
  readonly #lexicon: Lexicon;
  readonly #partners: readonly string[];
  readonly #found: Scan;
  #counts: Map<number, number> | undefined;
  /** What ends before this is part of a guard's wording. */
  #guarded = 0;

  constructor(passage: Passage, lexicon: Lexicon, partners: readonly string[], found: Scan) {
    this.#passage = passage;
    this.#lexicon = lexicon;
    this.#partners = partners;
    this.#found = found;
  }

  /** `glued`: a longer tag goes on behind it. `broken`: its letters are parted. */
  add(surface: number, start: number, end: number, around: Tag, glued: boolean, broken = false): void {
    const passage = this.#passage;
    const { text } = passage.folded;
    const { guard, slot, tag } = this.#lexicon.surfaces[surface]!;
    if (guard !== 'decoy' && end <= this.#guarded) return;
    if (!tag && start > around.start && end <= around.end && classOf(text.charCodeAt(start)) === WORD) return;
    this.#counts ??= new Map();
    const count = this.#counts.get(surface) ?? 0;
    if (count >= MAX_HITS) return;
    let hit: Hit = broken
      ? { surface, passage, start, end, tag, glued, spelled: true }
      : { surface, passage, start, end, tag, glued };
    if (slot !== undefined && tag) {
      const brand = slot.before === '' ? ([around.start + 1, start] as const) : ([end, around.end] as const);
      if (!namesPartner(text.slice(...brand), slot, this.#partners)) return;
      hit = { ...hit, ...around, brand };
    } else if (slot !== undefined) {
      const filled = fillSlot(slot, passage, start, end, this.#partners);
      if (filled === undefined) return;
      hit = { ...hit, ...filled };
    }
    this.#counts.set(surface, count + 1);
    if (guard !== undefined) this.#guarded = Math.max(this.#guarded, end);
    if (guard === 'denial') this.#found.denials.push(hit);
    if (guard === undefined) this.#found.hits.push(hit);
  }
}

const NO_TAG: Tag = { start: 0, end: 0 };

function scanPassage(passage: Passage, lexicon: Lexicon, notes: Notes): void {
  const { words } = passage;
  const { text } = passage.folded;
  let before = SPACE;
  let tag = NO_TAG;
  let tagEnd = 0;
  for (let i = 0; i < text.length; i++) {
    const known = classes[text.charCodeAt(i)]!;
    const kind = known === UNKNOWN ? classOf(text.charCodeAt(i)) : known;
    if (words !== undefined && (kind === WORD) !== (before === WORD) && words.length < 2 * MAX_WORDS) words.push(i);
    if (kind === SPACE) {
      before = SPACE;
      continue;
    }
    if (kind === DENSE || kind === OTHER || (kind === WORD && before !== WORD)) {
      if (mayStart(lexicon.words, text, i)) walk(lexicon, text, i, tag, notes);
      if (kind === WORD && i >= tagEnd) {
        const next = classOf(text.charCodeAt(i + 1));
        if (next !== WORD && next !== DENSE) spell(lexicon, text, i, NO_TAG, notes);
        while (classes[text.charCodeAt(i + 1)] === WORD) i++;
      }
    } else if (kind === HASH && (i <= tagEnd || !isTagBlocker(before, text, i))) {
      const end = tagBodyEnd(text, i + 1);
      if (end > i + 1) {
        tag = { start: i, end };
        tagEnd = end;
        passage.tags.push(i, end);
        walk(lexicon, text, i, tag, notes);
        if (text.charCodeAt(i + 2) === UNDERSCORE) spell(lexicon, text, i, tag, notes);
      }
    } else if (kind === AT && before !== WORD) {
      const end = handleEnd(text, i + 1);
      if (end > i + 1) passage.mentions.push(i, end);
    }
    if (i < tagEnd && i > tag.start + 1 && lexicon.tails.roots[text.charCodeAt(i)] !== 0)
      walkTail(lexicon, text, i, tag, notes);
    before = kind;
  }
  if (words !== undefined && words.length % 2 === 1) words.push(text.length);
}

/** Follows the trie from `start`; guards on the way are noted first, so that they cover the terms they contain. */
function walk(lexicon: Lexicon, text: string, start: number, tag: Tag, notes: Notes): void {
  const { words, surfaces, isGuard } = lexicon;
  let matches: number[] | undefined;
  let node = words.roots[text.charCodeAt(start)]!;
  let space = false;
  for (let i = start + 1; node !== 0; i++) {
    if (isEnd(words, node)) {
      matches ??= [];
      for (const surface of words.outputs[node]!) matches.push(surface, i);
    }
    if (i >= text.length) break;
    const unit = text.charCodeAt(i);
    const spaceHere = classOf(unit) === SPACE;
    if (spaceHere && space) continue;
    space = spaceHere;
    const next = step(words, node, spaceHere ? 32 : unit);
    node = next === 0 && unit === HYPHEN ? step(words, node, 32) : next;
  }
  if (matches === undefined) return;
  const opensTag = tag.start === start && tag.end > 0;
  const see = (id: number, end: number) => {
    const surface = surfaces[id]!;
    if (surface.tag && surface.slot !== undefined) {
      if (opensTag && end < tag.end) notes.add(id, start, end, tag, false);
      return;
    }
    const next = end < text.length ? classOf(text.charCodeAt(end)) : 0;
    if (endsInWord(surface) && next === WORD) return;
    notes.add(id, start, end, tag, surface.tag && opensTag && end < tag.end);
  };
  for (let k = matches.length - 2; k >= 0; k -= 2) if (isGuard[matches[k]!] === 1) see(matches[k]!, matches[k + 1]!);
  for (let k = 0; k < matches.length; k += 2) if (isGuard[matches[k]!] === 0) see(matches[k]!, matches[k + 1]!);
}

/** Notes the word that is spelled out letter by letter at `start`, where a tag may begin. */
function spell(lexicon: Lexicon, text: string, start: number, tag: Tag, notes: Notes): void {
  const inTag = tag.end > 0;
  const spelled = spelledAt(text, inTag ? start + 1 : start);
  if (spelled === undefined || (inTag && spelled.end !== tag.end)) return;
  const { word, end } = spelled;
  const broken = text[start + (inTag ? 2 : 1)] !== ' ';
  for (const surface of surfacesEqual(lexicon, inTag ? `#${word}` : word))
    notes.add(surface, start, end, tag, false, broken);
}

function walkTail(lexicon: Lexicon, text: string, start: number, tag: Tag, notes: Notes): void {
  const { tails, tailIds } = lexicon;
  let node = tails.roots[text.charCodeAt(start)]!;
  let i = start + 1;
  while (node !== 0 && i < tag.end) node = step(tails, node, text.charCodeAt(i++));
  const output = node === 0 ? undefined : tails.outputs[node];
  if (output !== undefined && i === tag.end)
    for (const pattern of output) notes.add(tailIds[pattern]!, start, tag.end, tag, false);
}

/**
 * Where partners are known, a tag must name one of them: `#GlowLabAmbassador`, not `#ProudAmbassador`. Where nobody is
 * known, a short ending proves nothing: `#salad` is no `#{brand}ad`.
 */
function namesPartner(name: string, { after }: Slot, partners: readonly string[]): boolean {
  if (partners.length === 0) return after === '' || after.length >= MIN_TAIL;
  const bare = lettersOf(name);
  return partners.some((partner) => bare.includes(lettersOf(partner)));
}

/** `x.com/#ad` and `c#` are no hashtags. */
function isTagBlocker(before: number, text: string, i: number): boolean {
  return before === WORD || text[i - 1] === '/' || text[i - 1] === '&';
}

function tagBodyEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}

/** Handles may contain full stops and hyphens, but do not end in one. */
function handleEnd(text: string, from: number): number {
  let end = from;
  while (
    end < text.length &&
    (isLetter(text.charCodeAt(end)) || ((text[end] === '.' || text[end] === '-') && isLetter(text.charCodeAt(end + 1))))
  )
    end++;
  return end;
}
