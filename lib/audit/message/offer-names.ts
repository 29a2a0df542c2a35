import type { Campaign } from '../../campaign.ts';
import { classOf, WORD } from '../characters.ts';
import { needle } from '../find.ts';
import type { BriefView } from './draft.ts';
import type { OfferSentence } from './offer-sentence.ts';
import { MENTION } from './token-flags.ts';

/** A name in a sentence, in folded offsets. */
interface Named {
  readonly start: number;
  readonly end: number;
  readonly who: 'own' | 'code' | 'other';
}

interface Names {
  readonly own: readonly string[];
  readonly codes: readonly string[];
  readonly other: readonly string[];
}

/** More names in one sentence are not read: hostile text must not cost more. */
const MAX_NAMED = 100;
/** Shorter names stand in other words by chance. */
const MIN_NAME = 3;
const known = new WeakMap<Campaign, Names>();

function namesOf(campaign: Campaign): Names {
  let names = known.get(campaign);
  if (names === undefined) {
    const { brand, brief, creators } = campaign;
    names = {
      own: folded([
        brand.name,
        ...brandWords(brand),
        ...(brief?.productNames ?? []),
        ...(brief?.requiredMentions ?? []),
      ]),
      codes: folded(creators.flatMap(({ promoCode = [] }) => promoCode)),
      other: folded((brief?.competitors ?? []).flatMap((one) => [one.name, ...brandWords(one)])),
    };
    known.set(campaign, names);
  }
  return names;
}

function brandWords(brand: { aliases?: string[]; handles?: string[]; hashtags?: string[] }): string[] {
  return [brand.aliases, brand.handles, brand.hashtags].flatMap((words) => words ?? []);
}

function folded(names: readonly string[]): string[] {
  return [...new Set(names.map(needle))].filter((name) => name.length >= MIN_NAME);
}

/** Who is named in a sentence, and so whose offer it tells of; looked up when first asked for. */
export class OfferNames {
  readonly #view: BriefView;
  readonly #sentence: OfferSentence;
  #known: readonly Named[] | undefined;

  constructor(view: BriefView, sentence: OfferSentence) {
    this.#view = view;
    this.#sentence = sentence;
  }

  get #named(): readonly Named[] {
    this.#known ??= this.#read();
    return this.#known;
  }

  #read(): Named[] {
    const sentence = this.#sentence;
    const { campaign, creator, others } = this.#view;
    const { passage, starts, ends } = sentence.words;
    const from = starts[sentence.start]!;
    const text = passage.folded.text.slice(from, ends[sentence.end - 1]);
    const { own, codes, other } = namesOf(campaign);
    const isOurs = (name: string) => own.some((one) => name.startsWith(one));
    const theirs = [...other, ...others.flatMap((one) => namesOf(one.campaign).own)].filter((name) => !isOurs(name));
    return [
      ...spans(text, own, from, 'own'),
      ...spans(text, codes, from, 'code'),
      ...spans(text, theirs, from, 'other'),
      ...mentions(sentence, (name) => isOurs(name) || name === needle(creator.handle)),
      ...elsewhere(sentence),
    ].slice(0, MAX_NAMED);
  }

  /** Whether a name of that kind begins in the folded offsets [from, to], in the whole sentence where none are given. */
  has(who: Named['who'], from = 0, to = Number.POSITIVE_INFINITY): boolean {
    return this.#named.some((one) => one.who === who && one.start >= from && one.start <= to);
  }

  /** Whether the name nearest to the span is another’s: of those in its clause, or of those before where it has none. */
  isOfOthers(span: readonly [number, number], clause: readonly [number, number]): boolean {
    const before = this.#named.filter(({ start }) => start < clause[1]);
    const within = before.filter(({ start }) => start >= clause[0]);
    let nearest: Named | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const one of within.length > 0 ? within : before) {
      const distance = one.end <= span[0] ? span[0] - one.end : Math.max(0, one.start - span[1]);
      if (distance < least || (distance === least && one.who !== 'other')) [nearest, least] = [one, distance];
    }
    return nearest?.who === 'other';
  }
}

function spans(text: string, names: readonly string[], offset: number, who: Named['who']): Named[] {
  const found: Named[] = [];
  for (const name of names) {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      if (at > 0 && classOf(text.charCodeAt(at - 1)) === WORD) continue;
      found.push({ start: offset + at, end: offset + at + name.length, who });
    }
  }
  return found;
}

function mentions(sentence: OfferSentence, isOurs: (name: string) => boolean): Named[] {
  const { starts, ends } = sentence.words;
  const found: Named[] = [];
  for (let n = sentence.start; n < sentence.end; n++) {
    if (sentence.is(n, MENTION) && !isOurs(sentence.text(n).slice(1)))
      found.push({ start: starts[n]!, end: ends[n]!, who: 'other' });
  }
  return found;
}

/** Shops and the like that are nobody's in particular. */
function elsewhere(sentence: OfferSentence): Named[] {
  const { starts, ends } = sentence.words;
  const found: Named[] = [];
  for (let n = sentence.start; n < sentence.end; n++) {
    const said = sentence.at(n, 'others');
    if (said !== undefined) found.push({ start: starts[n]!, end: ends[said.end - 1]!, who: 'other' });
  }
  return found;
}
