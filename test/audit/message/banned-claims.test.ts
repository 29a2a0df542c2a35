import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import { phraseWords } from '../../../lib/audit/message/words.ts';
import { type Brief, type Campaign, CLAIM_KINDS, campaignSchema } from '../../../lib/campaign.ts';
import { postSchema } from '../../../lib/post.ts';
import { claimTables } from '../../../lib/rules/claims.ts';
import { claimTableSchema } from '../../../lib/rules/phrase-schema.ts';

const campaign = (brief: unknown, id = 'novera', name = 'Novera') =>
  campaignSchema.parse({
    id,
    brand: { name, handles: [`@${id}`], hashtags: [`#${id}`] },
    window: { from: '2026-11-01T00:00:00Z', to: '2026-11-30T00:00:00Z' },
    creators: [{ handle: 'mila' }],
    brief,
  });

/** Banned claims of a post that names the brand in its title. */
function found(caption: string, campaigns: Campaign[], language = 'en', title = 'Novera') {
  const creator = { handle: 'mila' };
  const publishedAt = '2026-11-15T00:00:00Z';
  const post = postSchema.parse({ id: '1', platform: 'instagram', creator, publishedAt, caption, title, language });
  return audit(post, { campaigns }).findings.filter(({ code }) => code === 'message.banned_claim');
}

const all = { bannedClaims: [...CLAIM_KINDS] };
const words = (caption: string, brief: Partial<Brief> = {}, language = 'en') =>
  found(caption, [campaign({ ...all, ...brief })], language).flatMap(({ evidence }) =>
    evidence.map(({ text }) => text),
  );

test('every language file is loaded', () => {
  const folder = new URL('../../../lib/rules/claims/', import.meta.url);
  expect(Object.keys(claimTables).map((language) => `${language}.json`)).toEqual(readdirSync(folder).sort());
});

describe.each(Object.entries(claimTables))('%s', (language, table) => {
  const { lists, entries } = claimTableSchema.parse(table);
  const examples = (of: 'claim' | 'fine') =>
    entries.flatMap(({ kind, examples }) => examples[of].map((caption) => [kind, caption] as const));

  test('covers every kind', () => {
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(CLAIM_KINDS));
  });
  test('has forms whose choices have as many words each, and lists of single words', () => {
    const count = (word: string) => phraseWords(word, language).keys.length;
    expect(
      entries.flatMap(({ forms, except = [] }) => [...forms, ...except]).filter((form) => /^<n>/.test(form)),
    ).toEqual([]);
    const parts = entries.flatMap(({ forms, except = [] }) => [...forms, ...except].flatMap((form) => form.split(' ')));
    const named = new Set(parts.flatMap((part) => [...part.matchAll(/<([a-z]{2,})>/g)].map(([, name]) => name!)));
    const speech = ['saying', 'unreal', 'shrug'];
    expect([...named].sort()).toEqual(
      Object.keys(lists)
        .filter((name) => !speech.includes(name))
        .sort(),
    );
    expect(Object.values(lists).flatMap((list) => list.split(' ').filter((word) => count(word) !== 1))).toEqual([]);
    const choices = parts.filter((part) => part.includes('|')).map((part) => part.split('|'));
    const plain = choices.map((words) => words.filter((word) => !word.startsWith('<')));
    expect(plain.filter((words) => new Set(words.map(count)).size > 1)).toEqual([]);
  });
  test.each(examples('claim'))('%s claims “%s”', (kind, caption) => {
    expect(found(caption, [campaign({ bannedClaims: [kind] })], language)).toHaveLength(1);
  });
  test.each(examples('fine'))('%s, fine “%s”', (kind, caption) => {
    expect(found(caption, [campaign({ bannedClaims: [kind] })], language).flatMap(({ evidence }) => evidence)).toEqual(
      [],
    );
  });
});

test('only the kinds that the brief names are banned', () => {
  const caption = 'It cured my eczema, and the jar is biodegradable';
  expect(words(caption, { bannedClaims: ['environmental'] })).toEqual(['biodegradable']);
  expect(words(caption, { bannedClaims: [] })).toEqual([]);
  expect(found(caption, [campaign({})])).toEqual([]);
  expect(found(caption, [campaign(all)]).map(({ citation }) => citation.clause)).toEqual([
    'brief.bannedClaims.0',
    'brief.bannedClaims.5',
  ]);
});

test('one finding of a kind shows all its places, each at its longest', () => {
  const [finding, ...more] = found('It cured my eczema. I lost 5 kilos, and no more headaches!', [campaign(all)]);
  expect(more).toEqual([]);
  expect(finding!.evidence.map(({ text }) => text)).toEqual(['cured my eczema', 'lost 5 kilos', 'no more headaches']);
  expect(finding!.message).toBe('“cured my eczema” is a claim about health, which the brief bans.');
});

test('a finding keeps its id whatever else the post says', () => {
  const [one] = found('It cured my eczema', [campaign(all)]);
  const [two] = found('Hello from Leeds. Heals eczema! It cured my eczema', [campaign(all)]);
  expect(two!.id).toBe(one!.id);
});

test.each([
  'It doesn’t cure eczema',
  'Cures acne? No, it just smells lovely',
  'Never a guarantee of results',
  'This cures neither acne nor boredom',
  'Cures acne? I doubt it',
  'Is it true that it cures acne? Absolutely not. It smells nice though',
  'Ask whether it cures acne and I laugh',
])('denied: %s', (caption) => {
  expect(words(caption)).toEqual([]);
});

test.each([
  ['Cures acne? Try it and see', ['Cures acne']],
  ['It not only cures acne but smells of oranges', ['cures acne']],
  ['Cures not only acne', ['Cures not only acne']],
  ['Cures acne. No idea how.', ['Cures acne']],
  ['Cures acne?', ['Cures acne']],
  ['Cures acne? So they say, and that is no small thing to say', ['Cures acne']],
  ['Cures acne? Yes! No joke', ['Cures acne']],
  ['They say it cures acne', ['cures acne']],
  ['No. They say it cures acne', ['cures acne']],
  ['I wish. It cures acne', ['cures acne']],
  ['Nobody doubts me but it cures acne', ['cures acne']],
  ['Say that this tiny little tube in my bag of things always cures acne', ['cures acne']],
])('not denied: %s', (caption, expected) => {
  expect(words(caption)).toEqual(expected);
});

test('English claims count in captions of other languages, their own count in theirs', () => {
  expect(words('Ganz ehrlich, das ist eco-friendly und unbeatable', {}, 'de')).toEqual(['eco-friendly', 'unbeatable']);
  expect(words('Ich finde das klimaneutral', {}, 'en')).toEqual([]);
  expect(words('Tämä on eco-friendly', {}, 'fi')).toEqual(['eco-friendly']);
});

test('a superlative with no noun for goods counts where the brand is near', () => {
  expect(words('@novera is simply the best')).toEqual(['is simply the best']);
  expect(words('My neighbour is simply the best')).toEqual([]);
  expect(words(`Novera arrived. ${'la '.repeat(14)}this song is simply the best`)).toEqual([]);
});

test('the brand is near by any of its names', () => {
  const named = (caption: string, brand: object, productNames?: string[]) => {
    const own = { ...campaign({ ...all, productNames }), brand: { name: 'Novera', ...brand } };
    return found(caption, [own], 'en', 'Hello from Novera').length;
  };
  expect(named('Nova is simply the best', { aliases: ['Nova'] })).toBe(1);
  expect(named('Nova is simply the best', {})).toBe(0);
  expect(named('The Glow Veil is simply the best', {}, ['Glow Veil', ' '])).toBe(1);
  expect(named('It is simply the best! #novalove', { hashtags: ['#NovaLove'] })).toBe(1);
});

test('what the brief asks to say is no claim', () => {
  const asks = (text: string): Partial<Brief> => ({ keyMessages: [{ id: 'one', text }] });
  expect(words('The pouch is biodegradable', asks('Fully biodegradable pouches'))).toEqual([]);
  expect(words('#carbonneutral', asks('carbon neutral delivery'))).toEqual([]);
  expect(words('The pouch is compostable', asks('Fully biodegradable pouches'))).toEqual(['compostable']);
  expect(words('It cures acne', asks('Fully biodegradable pouches'))).toEqual(['cures acne']);
  expect(words('It is kind to the planet', asks('Kind to your planet'))).toEqual([]);
  expect(words('My detox tea', { productNames: ['Detox Tea'] })).toEqual([]);
  expect(words('#ZeroWaste', { requiredHashtags: ['#ZeroWaste'] })).toEqual([]);
  expect(words('a gentle detox', { disclaimers: [{ text: 'No detox', alternatives: ['not a detox'] }] })).toEqual([]);
  expect(words('地球にやさしい箱', asks('地球にやさしいパッケージ'), 'ja')).toEqual([]);
  expect(words('サステナブルな箱', asks('地球にやさしいパッケージ'), 'ja')).toEqual(['サステナブル']);
});

test('what an open claim promises must be asked for as well', () => {
  const brief: Partial<Brief> = { keyMessages: [{ id: 'one', text: 'Clinically proven to hydrate for 24 hours' }] };
  expect(words('It is clinically proven to hydrate', brief)).toEqual([]);
  expect(words('Clinically proven!', brief)).toEqual([]);
  expect(words('Clinically proven and nice', brief)).toEqual([]);
  expect(words('It is clinically proven to smooth wrinkles', brief)).toEqual(['clinically proven']);
});

test('what another of the post’s campaigns asks to say is no claim', () => {
  const asking = campaign({ keyMessages: [{ id: 'one', text: 'eco-friendly' }] }, 'leafy', 'Leafy');
  expect(found('Eco-friendly!', [campaign(all), asking], 'en', 'Novera and Leafy')).toEqual([]);
  expect(found('Eco-friendly!', [campaign(all)], 'en', 'Novera and Leafy')).toHaveLength(1);
});

test('a bare number is no rank', () => {
  expect(words('The #1 serum in Leeds')).toEqual(['#1 serum']);
  expect(words('I used 1 serum')).toEqual([]);
});
