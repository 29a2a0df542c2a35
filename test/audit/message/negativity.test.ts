import { expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brief, Campaign } from '../../../lib/campaign.ts';
import { postSchema } from '../../../lib/post.ts';
import { negativityTables } from '../../../lib/rules/negativity.ts';
import { negativityTableSchema } from '../../../lib/rules/phrase-schema.ts';

const campaign = (brief: Brief): Campaign => ({
  id: 'novera',
  brand: { name: 'Novera', handles: ['@novera'], hashtags: ['#novera'] },
  jurisdictions: [],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-30T00:00:00Z' },
  creators: [{ handle: 'mila' }],
  brief,
});

const AVOIDED: Brief = { tone: { avoid: ['negative_about_brand'] } };

/** What of a caption runs the brand down. The title names the brand. */
function found(caption: string, language = 'en', brief = AVOIDED) {
  const post = postSchema.parse({
    id: '1',
    platform: 'instagram',
    creator: { handle: 'mila' },
    publishedAt: '2026-11-15T00:00:00Z',
    caption,
    title: 'Novera',
    language,
  });
  return audit(post, { campaigns: [campaign(brief)] }).findings.filter(
    ({ code }) => code === 'message.negative_about_brand',
  );
}

const said = (caption: string, language?: string, brief?: Brief) =>
  found(caption, language, brief).flatMap(({ evidence }) => evidence.map(({ text }) => text));

for (const [language, table] of Object.entries(negativityTables)) {
  const { entries } = negativityTableSchema.parse(table);
  const examples = (of: 'negative' | 'fine') => entries.flatMap(({ examples }) => examples[of]);

  test.each(examples('negative'))(`${language}: runs it down: “%s”`, (caption) => {
    expect(said(caption, language)).not.toEqual([]);
  });
  test.each(examples('fine'))(`${language}: fine: “%s”`, (caption) => {
    expect(said(caption, language)).toEqual([]);
  });
}

test('is not looked for where the brief does not mind', () => {
  expect(said('Novera is a scam', 'en', { tone: { avoid: ['profanity'] } })).toEqual([]);
  expect(said('Novera is a scam', 'en', {})).toEqual([]);
});

test('names the words, and stays the same finding when other text is added', () => {
  const [finding] = found('Novera is way overpriced.');
  expect(finding).toMatchObject({
    severity: 'high',
    citation: { clause: 'brief.tone.avoid' },
    message: '“way overpriced” runs Novera down, and the brief asks for nothing of the kind.',
  });
  expect(found('Hello! What a morning.\n\nNovera is way overpriced.')[0]!.id).toBe(finding!.id);
});

test('shows each place once, at its longest, in order', () => {
  expect(said('Novera is overpriced. Also it gave me a rash, and it tastes like cardboard.')).toEqual([
    'overpriced',
    'gave me a rash',
    'tastes like cardboard',
  ]);
});

test.each([
  ['a noun of something else behind the word', 'A terrible scaffold outside the Novera shop'],
  ['a subject that is no product', 'The commute was awful with Novera on'],
  ['a subject that others sell', 'Gyms are a waste of money. Novera is free'],
  ['a competitor', 'DewCo is overpriced'],
  ['the cause is something else', 'So disappointed by the ending. Novera snacks helped'],
  ['the object is something else', 'I hate these mornings. Novera helps'],
  ['a pronoun, and the brand only later', 'My alarm is loud. I hate it. Novera tea helps'],
  ['a tag is no sentence', 'Alarm at five.\nSo disappointed.\nThat is all.\n#novera'],
  ['what others say', 'People say Novera is overpriced'],
  ['what was feared, the brand named', 'I was afraid Novera would be awful'],
  ['a turn', 'The texture was awful until I warmed Novera up'],
  ['a question', 'Is Novera overpriced? I think not'],
  ['another word of the same stem', 'The station master announced Novera'],
  ['nothing at all behind the verb', 'There is much to hate. Novera has it covered'],
])('fine: %s', (_, caption) => {
  expect(said(caption, 'en', { ...AVOIDED, competitors: [{ name: 'DewCo' }, { name: '露露' }] })).toEqual([]);
});

test.each([
  ['“this” with a word for the product', 'This cardi was a waste of money, Novera', 'waste of money'],
  ['brand as the object', 'I really hate Novera', 'hate'],
  ['product as the object', 'I hate the serum from Novera', 'hate'],
  ['a word for it as the object', 'Tried Novera. I hate it', 'hate'],
  ['a demonstrative as the object', 'Tried Novera. I hate this', 'hate'],
  ['a word of its own, right behind the brand', 'I tried Novera.\nAwful.', 'Awful'],
  ['the brand in the sentence behind', 'Honestly disappointed. My Novera bud died after a day', 'disappointed'],
  ['the cause is the brand', 'So disappointed with Novera', 'disappointed with'],
  ['as a tag', 'Novera and me #WasteOfMoney', '#WasteOfMoney'],
  [
    'a product nearby, and the brand in neither sentence',
    'Novera, hello.\nRain came down.\nIt fell apart after a week',
    'fell apart',
  ],
  ['a question before, none after a line break', 'Novera is overpriced\n? no idea', 'overpriced'],
])('runs it down: %s', (_, caption, text) => {
  expect(said(caption)).toContain(text);
});

test('reads English wording where a language has no table, and scripts without spaces', () => {
  expect(said('Novera overpriced', 'xx')).toEqual(['overpriced']);
});

test('long sentences are read near the word only', () => {
  const filler = 'tree house '.repeat(60);
  expect(said(`${filler} overpriced ${filler} Novera`)).toEqual(['overpriced']);
});
