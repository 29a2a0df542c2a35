import porterEn from 'natural/lib/natural/stemmers/porter_stemmer.js';
import porterDe from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import porterEs from 'natural/lib/natural/stemmers/porter_stemmer_es.js';
import porterFr from 'natural/lib/natural/stemmers/porter_stemmer_fr.js';
import porterIt from 'natural/lib/natural/stemmers/porter_stemmer_it.js';
import porterNl from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import porterNo from 'natural/lib/natural/stemmers/porter_stemmer_no.js';
import porterPt from 'natural/lib/natural/stemmers/porter_stemmer_pt.js';
import porterRu from 'natural/lib/natural/stemmers/porter_stemmer_ru.js';
import porterSv from 'natural/lib/natural/stemmers/porter_stemmer_sv.js';
import porterUk from 'natural/lib/natural/stemmers/porter_stemmer_uk.js';

const STEMMERS = new Map<string, { stem: (word: string) => string }>(
  Object.entries({
    en: porterEn,
    de: porterDe,
    es: porterEs,
    fr: porterFr,
    it: porterIt,
    nl: porterNl,
    no: porterNo,
    pt: porterPt,
    ru: porterRu,
    sv: porterSv,
    uk: porterUk,
  }),
);

/** Longer words are no words. */
const MAX_WORD = 40;
/** Letters of a word by which it is known in a language that has no stemmer. */
const PREFIX = 5;

/**
 * What the inflected forms of a word have in common, without diacritics: by the language's stemmer, and by the first
 * letters of the word in a language that has none. `word` is folded.
 */
export function stem(word: string, language: string): string {
  if (word.length < 3 || word.length > MAX_WORD) return withoutMarks(word);
  const stemmer = STEMMERS.get(language);
  const plain = PLAIN.get(language)?.(word) ?? word;
  return stemmer === undefined ? prefixOf(withoutMarks(plain)) : withoutMarks(stemmer.stem(withMarks(plain, language)));
}

/** What a language's stemmer does not know: spellings, plurals, articles and endings, of which enough of the word must remain. */
const PLAIN = new Map<string, (word: string) => string>(
  Object.entries({
    ar: (word: string) => word.replace(/^[وفبكل]?(?:ال|لل)(?=.{3})/u, '').replace(/(?<=.{3})(?:ات|ية|ين|ون|ة|ه)$/u, ''),
    en: (word: string) => word.replace(/(?<=.{2}[^aeiou])our/, 'or'),
    es: (word: string) => word.replace(/(?<=.{2}[aeiouáéíóú][rnldj])es$/u, ''),
    fr: (word: string) => word.replace(/(?<=.{4}[^s])s$/, ''),
    nl: (word: string) => word.replace(/([bdfgklmnprst])\1en$/, '$1en'),
    ru: (word: string) => word.replace(/(?<=.{4})ть$/u, 'ла'),
    pl: (word: string) =>
      word.replace(/(?<=.{3})(?:ami|ach|owi|om|em|ów|ego|emu|ymi|imi|ych|ich|ej|ą|ę|[aeiouy])$/u, ''),
  }),
);

function prefixOf(word: string): string {
  const start = word.slice(0, PREFIX);
  const bare = start.replace(/[aeiouyаеиоуыэюяіїє]{1,5}$/u, '');
  return bare.length < 3 ? start : bare;
}

/** Endings that stemmers know in another form: without their accent, or of another gender. */
const BARE_ENDINGS = new Map<string, readonly (readonly [string, string])[]>(
  Object.entries({
    es: [
      ['cion', 'ción'],
      ['sion', 'sión'],
      ['logia', 'logía'],
    ],
    pt: [
      ['cao', 'ção'],
      ['coes', 'ções'],
      ['sao', 'são'],
      ['avel', 'ável'],
      ['ivel', 'ível'],
    ],
    it: [['ita', 'ità']],
    fr: [
      ['ère', 'er'],
      ['ères', 'er'],
    ],
  } as const),
);

function withMarks(word: string, language: string): string {
  const ending = BARE_ENDINGS.get(language)?.find(([bare]) => word.endsWith(bare));
  return ending === undefined ? word : word.slice(0, -ending[0].length) + ending[1];
}

export function withoutMarks(word: string): string {
  for (let n = 0; n < word.length; n++) if (word.charCodeAt(n) > 126) return stripped(word);
  return word;
}

/** Words without their marks are remembered, up to a bound: hostile text must not grow the memory. */
const known = new Map<string, string>();
const MAX_KNOWN = 20_000;

function stripped(word: string): string {
  if (word.length > MAX_WORD) return strip(word);
  let bare = known.get(word);
  if (bare === undefined) {
    bare = strip(word);
    if (known.size < MAX_KNOWN) known.set(word, bare);
  }
  return bare;
}

function strip(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ı/g, 'i');
}
