/** Longest name or hashtag that is looked for: what is not closed by then is plain text. */
const LONGEST = 300;

const RESERVED = new Set('|{}@[]()<>#\\*_~');
const HASHTAG = '{hashtag|';

/**
 * LinkedIn's "little text" as readers see it: `@[Maple Kitchen](urn:li:organization:1)` is the name alone, `{hashtag|\#|ad}` is `#ad`,
 * and a reserved character comes without its backslash
 * (https://learn.microsoft.com/linkedin/marketing/community-management/shares/little-text-format).
 */
export function readLittleText(text: string): string {
  let read = '';
  for (let at = 0; at < text.length; ) {
    const element = mention(text, at) ?? hashtag(text, at);
    if (element !== undefined) {
      read += element.shown;
      at = element.end;
    } else if (isEscape(text, at)) {
      read += text[at + 1];
      at += 2;
    } else {
      read += text[at];
      at++;
    }
  }
  return read;
}

interface Element {
  shown: string;
  end: number;
}

function mention(text: string, at: number): Element | undefined {
  if (!text.startsWith('@[', at)) return undefined;
  const closed = closing(text, at + 2, ']');
  if (closed === undefined || text[closed + 1] !== '(') return undefined;
  const end = closing(text, closed + 2, ')');
  return end === undefined ? undefined : { shown: plain(text.slice(at + 2, closed)), end: end + 1 };
}

function hashtag(text: string, at: number): Element | undefined {
  if (!text.startsWith(HASHTAG, at)) return undefined;
  const sign = closing(text, at + HASHTAG.length, '|');
  const end = sign === undefined ? undefined : closing(text, sign + 1, '}');
  if (sign === undefined || end === undefined) return undefined;
  return { shown: plain(text.slice(at + HASHTAG.length, sign)) + plain(text.slice(sign + 1, end)), end: end + 1 };
}

/** Where the next `bracket` stands that is not escaped. */
function closing(text: string, from: number, bracket: string): number | undefined {
  const end = Math.min(text.length, from + LONGEST);
  for (let at = from; at < end; at++) {
    if (text[at] === bracket) return at;
    if (isEscape(text, at)) at++;
  }
  return undefined;
}

function isEscape(text: string, at: number): boolean {
  return text[at] === '\\' && RESERVED.has(text[at + 1] ?? '');
}

function plain(text: string): string {
  let read = '';
  for (let at = 0; at < text.length; at++) {
    if (isEscape(text, at)) at++;
    read += text[at];
  }
  return read;
}
