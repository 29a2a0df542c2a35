/** Controls, and the marks that turn the direction of text: what could rewrite the reader's screen. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text from outside as a terminal may show it: on one line, what would act on the terminal replaced by `�`. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (character) => (/\s/.test(character) ? ' ' : '�')).toWellFormed();
}
