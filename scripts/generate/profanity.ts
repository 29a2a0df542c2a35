import { cuss } from 'cuss';

/** `lib/rules/words/profanity.json`: words that nobody swears with by mistake, by language, from `cuss` (MIT). */
export function profanity(): string {
  const words = Object.keys(cuss).filter((word) => /fuck|shit/.test(word));
  return `${JSON.stringify({ en: { words: words.join(' ') } }, null, 2)}\n`;
}
