import { signalWords } from './signals.ts';
import words from './words/code-words.json' with { type: 'json' };

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words that may stand between "code" and the code: "my code is". */
export const codeCopulas = wordsOf(words.copulas);
/** Of these, the ones directly behind which the code comes, whatever stands before them: "my code at GlowLab is". */
export const codePointers = wordsOf(words.pointers);
/** Words in capitals behind "code" that are none. */
export const notCodes = wordsOf(words.notCodes);
/** Words before a comma or a colon that are no brand's name: "PS: code". */
export const notNames = wordsOf(words.notNames);
/** Words that a code may follow: "with", "use". */
export const codeTakers = wordsOf(words.takers);
/** Parts of words that speak of what a code saves. */
export const savings: readonly string[] = words.savings.split(' ');
/** Letters before a number that are no code: sun factors, sizes, models. */
export const goodsLetters = wordsOf(words.goods);
/** Words before "code" that make another thing of it: "dress code". */
export const otherCodes = wordsOf(words.otherCodes);

const forms = Object.values(signalWords).flatMap((kinds) =>
  ['promo_code', 'bare_code'].flatMap((kind) => kinds[kind] ?? []),
);
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** What introduces a promo code, in every language, its words parted by one space. */
export const codeForms: ReadonlySet<string> = new Set(
  forms
    .filter((form) => !UNSPACED.test(form))
    .map((form) =>
      form
        .split(/[^\p{L}\p{N}\p{M}]+/u)
        .filter(Boolean)
        .join(' '),
    ),
);
/** The same in scripts that put no spaces between words. */
export const denseCodeForms: readonly string[] = [...new Set(forms.filter((form) => UNSPACED.test(form)))];

/** Digits that stand in no table of numbers, for they are articles too. */
export const spokenDigits: ReadonlyMap<string, string> = new Map(Object.entries(words.spokenDigits));
