import { nameEndings } from '../../rules/names.ts';
import { classOf, WORD } from '../characters.ts';
import { strippedForms } from '../letters.ts';
import { MAX_WORDS, type Passage } from '../reading.ts';
import { withoutMarks } from './stems.ts';

/** Shorter words are not inflected: too many others begin with them. */
const MIN_INFLECTED = 4;

/** The words of a passage, digits and `_` among their letters, as [start, end) pairs of folded offsets. */
export function wordSpans(passage: Passage): readonly number[] {
  passage.words ??= spansIn(passage.folded.text);
  return passage.words;
}

function spansIn(text: string): number[] {
  const spans: number[] = [];
  for (let i = 0; i < text.length && spans.length < 2 * MAX_WORDS; i++) {
    if (!isWord(text.charCodeAt(i))) continue;
    const start = i;
    do i++;
    while (i < text.length && isWord(text.charCodeAt(i)));
    spans.push(start, i);
  }
  return spans;
}

function isWord(code: number): boolean {
  return classOf(code) === WORD;
}

/** The letter that each unit is without its diacritics; 0 for those not yet met. */
const bareUnits = new Uint16Array(65_536);

/** The letter at `at` without its diacritics. */
export function bareUnit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return code;
  if (bareUnits[code] === 0) bareUnits[code] = withoutMarks(text[at]!).charCodeAt(0);
  return bareUnits[code]!;
}

/** A word and the forms that languages inflect it to, without diacritics: "wisełka", "wisełki", "wisełce" … */
export function formsOf(word: string): ReadonlySet<string> {
  const forms = new Set([word]);
  if (word.length < MIN_INFLECTED) return forms;
  for (const ending of nameEndings.added) forms.add(word + ending);
  for (const [end, others] of nameEndings.replaced) {
    if (word.endsWith(end)) for (const other of others) forms.add(word.slice(0, -end.length) + other);
  }
  return forms;
}

/** `word`, folded, without its diacritics, and with "ae" for "ä" and the like. */
export function bareSpellings(word: string): string[] {
  return [...new Set([withoutMarks(word), ...strippedForms(word)])];
}
