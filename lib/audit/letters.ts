/**
 * How single letters are folded before matching: compatibility forms (full-width, mathematical, circled), case,
 * look-alikes, invisible characters. One UTF-16 unit in, one out, wherever that is enough.
 */

/** Small capitals, squared and negative-circled letters, and letters that NFKC leaves alone. */
const FANCY: Record<string, string> = {
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ꞯ: 'q',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
  '’': "'",
  '‘': "'",
  '‛': "'",
  ʼ: "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '–': '-',
  '—': '-',
  '‐': '-',
  '‑': '-',
  '−': '-',
  ー: 'ー',
  ℹ: 'ℹ',
  '٪': '%',
  '‼': '‼',
  '™': '',
  '℠': '',
  '＃': '#',
  '﹟': '#',
  '＠': '@',
  '﹫': '@',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ς: 'σ',
  İ: 'i',
};

/** Cyrillic and Greek letters that look Latin; folded only beside a Latin letter, where they are a disguise. */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  е: 'e',
  н: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  х: 'x',
  ԝ: 'w',
  ԁ: 'd',
  ո: 'n',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
};

const INVISIBLE = /^[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]$/u;

/** Whether `char` joins the letter before it into one: a decorating mark or a conjoining Hangul vowel or final. */
export function joinsPrevious(code: number): boolean {
  return (
    (code >= 0x300 && code <= 0x36f) ||
    (code >= 0x1160 && code <= 0x11ff) ||
    (code >= 0x64b && code <= 0x65f) ||
    (code >= 0x483 && code <= 0x489) ||
    (code >= 0x591 && code <= 0x5c7) ||
    (code >= 0x610 && code <= 0x61a) ||
    code === 0x670 ||
    (code >= 0x6d6 && code <= 0x6ed) ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff) ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0xfe20 && code <= 0xfe2f) ||
    (code >= 0x3099 && code <= 0x309a)
  );
}

/** Folds a letter together with the marks that join it. The result may be empty, or longer than what went in. */
export function foldCluster(cluster: string): string {
  const fancy = FANCY[cluster];
  if (fancy !== undefined) return fancy;
  const code = cluster.codePointAt(0)!;
  if (code >= 0x1f130 && code <= 0x1f189) return squaredLetter(code);
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return '\n';
  const composed = cluster.normalize('NFKC').toLowerCase().normalize('NFC');
  const bare = withoutMarks(composed);
  return [...bare].map((letter) => (/\s/u.test(letter) ? ' ' : (FANCY[letter] ?? letter))).join('');
}

/** Marks that decorate a letter and did not compose with it. Vowel signs of Indic scripts are letters and stay. */
function withoutMarks(text: string): string {
  return [...text].filter((char) => !joinsPrevious(char.codePointAt(0)!) && !INVISIBLE.test(char)).join('');
}

/** The Latin letter that `letter` disguises, if it is one of those that can. */
export function lookAlike(letter: string): string | undefined {
  return LOOK_ALIKES[letter];
}

function squaredLetter(code: number): string {
  const offset = (code - 0x1f130) % 32;
  return offset < 26 ? String.fromCharCode(0x61 + offset) : '';
}

/** `text` without diacritics, and with `ä ö ü ß` also as `ae oe ue ss`: how people write without their keyboard's letters. */
export function strippedForms(text: string): string[] {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/đ/g, 'd');
  const german = text.replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss');
  return [...new Set([bare.normalize('NFC'), german])].filter(
    (form) => form !== text && /^[\x20-\x7e\u0370-\u03ff]*$/.test(form),
  );
}

/** The letters and digits alone, as names are compared: "Glow Lab", "glow_lab" and "GlowLab" are one. */
export function lettersOf(folded: string): string {
  return folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}
