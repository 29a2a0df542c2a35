import { MESSAGE_CODES } from '../../lib/finding.ts';
import { MESSAGE_CHECKS } from '../../lib/message-checks.ts';
import { languageWords } from '../../lib/rules/words.ts';
import { code, table } from './markdown.ts';

export function briefsPage(): string {
  const checks = MESSAGE_CODES.map((name) => {
    const { field, given, fine } = MESSAGE_CHECKS[name];
    return [code(`message.${name}`), field, given, fine];
  });
  const languages = Object.keys(languageWords).sort().join(', ');
  return `# What a brief is checked for

A post belongs to a campaign when its creator is on the list and it names the brand, within 30 days of the campaign’s
window. What a campaign leaves out is not checked. How right the checks are: [accuracy.md](accuracy.md).

${table(['code', 'asked by', 'given', 'not given for'], checks)}

Words are compared by their stems, in the language that the post’s small words show: ${languages}. In other languages
with spaces between words, by their first letters; in Chinese, Japanese, Korean and Thai, by the parts of each word.

A campaign that contradicts itself is refused, with the field and what to do: two creators with one promo code, a creator
listed twice for a platform, a tracking address that is none, an offer of more than 100 per cent, a phrase both asked for
and banned, an id of two key messages, the brand among its competitors.

Generated from \`lib/message-checks.ts\`.
`;
}
