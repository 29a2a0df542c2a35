import { isPersonalHost } from '../../rules/link-hosts.ts';
import { classOf, WORD } from '../characters.ts';
import { addressStart } from '../links.ts';
import { evidenceOf, type Passage } from '../reading.ts';

/** A word that may be a code, in folded offsets. */
export interface CodeToken {
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
  /** Folded. */
  readonly said: string;
  /** As published, but for decorative letters. */
  readonly plain: string;
  readonly hasDigit: boolean;
  readonly isTag: boolean;
}

/** More words than that are not looked at: hostile text must not cost more. */
const MAX_TOKENS = 2000;
const MAX_LENGTH = 64;
const HYPHEN = 45;
const UNDERSCORE = 95;

/** Words with a digit or of capitals only: prose is no code. Mentions and addresses are left out. */
export function codeTokens(passages: readonly Passage[]): CodeToken[] {
  const tokens: CodeToken[] = [];
  for (const passage of passages) {
    if (passage.field === 'links') continue;
    const { text } = passage.folded;
    for (let at = 0; at < text.length && tokens.length < MAX_TOKENS; ) {
      if (!isCodeUnit(text.charCodeAt(at))) {
        at++;
        continue;
      }
      const end = codeEnd(text, at);
      const token = end - at < 3 || end - at > MAX_LENGTH ? undefined : tokenAt(passage, at, end);
      if (token !== undefined) tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function isCodeUnit(code: number): boolean {
  return code !== UNDERSCORE && classOf(code) === WORD;
}

/** End of the word, in which single hyphens and underscores may stand. */
function codeEnd(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isCodeUnit(code)) continue;
    if ((code !== HYPHEN && code !== UNDERSCORE) || !isCodeUnit(text.charCodeAt(end + 1))) break;
  }
  return end;
}

const ASCII = /^[\x20-\x7e]*$/;

function tokenAt(passage: Passage, start: number, end: number): CodeToken | undefined {
  const { text } = passage.folded;
  const said = text.slice(start, end);
  const plain = plainOf(passage, start, end);
  const hasDigit = /\d/.test(said);
  const isCapital = plain === plain.toUpperCase() && plain !== plain.toLowerCase();
  if ((!hasDigit && !isCapital) || !/\p{L}/u.test(said)) return undefined;
  if (text[start - 1] === '@' || text[end] === '@' || addressBefore(text, start) !== undefined) return undefined;
  return { passage, start, end, said, plain, hasDigit, isTag: text[start - 1] === '#' };
}

/** What was published, with decorative letters (bold, full-width) as plain ones. */
export function plainOf(passage: Passage, start: number, end: number): string {
  const { text } = evidenceOf(passage, start, end);
  return ASCII.test(text) ? text : text.normalize('NFKC');
}

const ADDRESS = /:\/\/|^www\.|[\p{L}\p{N}]\.\p{L}{2,24}\//u;

/** What stands of a web address before `at`, if one does. */
function addressBefore(text: string, at: number): string | undefined {
  if (!'/?&=-_.%+#'.includes(text[at - 1] ?? ' ')) return undefined;
  const before = text.slice(addressStart(text, at), at);
  return ADDRESS.test(before) ? before : undefined;
}

const CODE_PARAMETER = /code|coupon|promo|discount|voucher|cup[oó]|rabat|kod/;

/** Whether what begins at `at` is in an address and shows nobody a code: in a parameter that tracks, or a page's name. */
export function isHiddenInLink(text: string, at: number): boolean {
  const before = addressBefore(text, at);
  if (before === undefined) return false;
  const sign = before.lastIndexOf('=');
  const name = Math.max(before.lastIndexOf('?', sign), before.lastIndexOf('&', sign));
  if (name >= 0 && !before.includes('&', sign)) return !CODE_PARAMETER.test(before.slice(name, sign));
  return isPersonalHost(
    before
      .replace(/^.*:\/\//, '')
      .replace(/^www\./, '')
      .split('/')[0]!,
  );
}
