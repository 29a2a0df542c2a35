import { classOf, isLetter, WORD } from './characters.ts';
import { evidenceOf, type Passage } from './reading.ts';
import { foldText } from './text.ts';

/** A literal as it is looked for: folded, without a leading `#` or `@`. */
export function needle(text: string): string {
  return foldText(text.trim().replace(/^[@#＠＃]/u, '')).text;
}

/** Where `word` stands as words of its own in `text`, from `from` on; -1 where it does not. Linear. */
export function findWords(text: string, word: string, from = 0): number {
  if (word === '') return -1;
  const bounded = classOf(word.charCodeAt(0)) === WORD;
  const closed = classOf(word.charCodeAt(word.length - 1)) === WORD;
  for (let at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + word.length)) {
    const left = !bounded || at === 0 || classOf(text.charCodeAt(at - 1)) !== WORD;
    const right = !closed || classOf(text.charCodeAt(at + word.length)) !== WORD || at + word.length >= text.length;
    if (left && right) return at;
  }
  return -1;
}

/** First passage that says `words`, as evidence. */
export function findInPassages(passages: readonly Passage[], words: string) {
  const sought = needle(words);
  for (const passage of passages) {
    const at = findWords(passage.folded.text, sought);
    if (at >= 0) return evidenceOf(passage, at, at + sought.length);
  }
  return undefined;
}

/** A promo code as evidence: one with digits in any case; one of letters only as it is written, for "SAVE" is not "save". */
export function findCode(passages: readonly Passage[], code: string) {
  const sought = needle(code);
  const anyCase = /\d/.test(code);
  for (const passage of passages) {
    const { text } = passage.folded;
    for (let at = findWords(text, sought); at >= 0; at = findWords(text, sought, at + sought.length)) {
      const found = evidenceOf(passage, at, at + sought.length);
      if (anyCase || found.text === code || found.text === code.toUpperCase()) return found;
    }
  }
  return undefined;
}

/** First hashtag or mention that equals `name`, as evidence. `#Glow_Lab` is not `#GlowLab`: platforms keep them apart. */
export function findToken(passages: readonly Passage[], kind: 'tags' | 'mentions', name: string) {
  const sought = needle(name);
  for (const passage of passages) {
    const spans = passage[kind];
    for (let k = 0; k < spans.length; k += 2) {
      const said = passage.folded.text.slice(spans[k]! + 1, spans[k + 1]!);
      if (said === sought || (kind === 'mentions' && said.startsWith(`${sought}-`)))
        return evidenceOf(passage, spans[k]!, spans[k + 1]!);
    }
  }
  return undefined;
}

/** Whether a link to `domain`, or to a subdomain of it, stands in `text`. */
export function findDomain(passages: readonly Passage[], domain: string) {
  const sought = needle(domain)
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/$/, '');
  for (const passage of passages) {
    const { text } = passage.folded;
    for (let at = text.indexOf(sought); at >= 0 && sought !== ''; at = text.indexOf(sought, at + sought.length)) {
      const left = at === 0 || (!isLetter(text.charCodeAt(at - 1)) && text[at - 1] !== '-' && text[at - 1] !== '@');
      const next = text[at + sought.length];
      const right =
        next === undefined ||
        (!isLetter(next.charCodeAt(0)) &&
          next !== '-' &&
          !(next === '.' && isLetter(text.charCodeAt(at + sought.length + 1))));
      if (left && right) return evidenceOf(passage, at, at + sought.length);
    }
  }
  return undefined;
}
