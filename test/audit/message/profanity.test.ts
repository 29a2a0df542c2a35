import { expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brief, Campaign } from '../../../lib/campaign.ts';
import { postSchema } from '../../../lib/post.ts';

const AVOIDED: Brief = { tone: { avoid: ['profanity'] } };

function found(caption: string, language = 'en', changes: Partial<Campaign> = {}) {
  const campaign: Campaign = {
    id: 'novera',
    brand: { name: 'Novera' },
    jurisdictions: [],
    window: { from: '2026-11-01T00:00:00Z', to: '2026-11-30T00:00:00Z' },
    creators: [{ handle: 'mila' }],
    brief: AVOIDED,
    ...changes,
  };
  const post = postSchema.parse({
    id: '1',
    platform: 'instagram',
    creator: { handle: 'mila' },
    publishedAt: '2026-11-15T00:00:00Z',
    caption,
    title: campaign.brand.name,
    language,
  });
  return audit(post, { campaigns: [campaign] }).findings.filter(({ code }) => code === 'message.profanity');
}

const said = (caption: string, language?: string, changes?: Partial<Campaign>) =>
  found(caption, language, changes).flatMap(({ evidence }) => evidence.map(({ text }) => text));

test.each([
  ['en', 'holy shit, this serum', 'shit'],
  ['en', 'He is being a dick about it', 'being a dick'],
  ['en', 'WTF is this sorcery', 'WTF'],
  ['en', 'Up at four #tiredasfuck', 'fuck'],
  ['de', 'So ein Scheißwetter', 'Scheißwetter'],
  ['de', 'arschkalt heute', 'arschkalt'],
  ['de', 'Fuck, ist das gut', 'Fuck'],
  ['fr', 'Quelle bande de cons', 'Quelle bande de cons'],
  ['fr', 'Oh putain, encore lundi', 'putain'],
  ['es', 'de puta madre', 'puta'],
  ['es', 'me cago en todo', 'me cago en'],
  ['it', 'mi sono incazzata', 'incazzata'],
  ['it', 'porca troia che bello', 'porca troia'],
  ['pt', 'foda-se, que dia', 'foda-se'],
  ['nl', 'wat een kutweer', 'kutweer'],
  ['pl', 'ale zajebiste', 'zajebiste'],
  ['pl', 'wkurwia mnie to', 'wkurwia'],
  ['sv', 'fan vad gott', 'fan vad'],
  ['da', 'for fanden', 'for fanden'],
  ['no', 'jævla godt', 'jævla'],
  ['ru', 'пиздец как вкусно', 'пиздец'],
  ['tr', 'siktir, ne güzel', 'siktir'],
  ['ja', 'クソゲーだと思った', 'クソゲー'],
  ['ko', '존나 맛있다', '존나'],
  ['xx', 'fucking great', 'fucking'],
])('%s: “%s”', (language, caption, text) => {
  expect(said(caption, language)).toEqual([text]);
});

test.each([
  ['F*** this weather', 'F***'],
  ['sh!t happens', 'sh!t'],
  ['what the f🤬ck', 'f🤬ck'],
  ['no f❤️ck given', 'f❤️ck'],
  ['b1tch please', 'b1tch'],
  ['a cheap-a$$ pair', 'a$$'],
  ['this sh*t’s good', 'sh*t'],
  ['“f*ck!” she said', 'f*ck'],
  ['don’t be a d*ck', 'd*ck'],
  ['f u c k it', 'f u c k'],
  ['f.u.c.k it', 'f.u.c.k'],
  ['fuuuuck', 'fuuuuck'],
  ['shiiiit, so good', 'shiiiit'],
  ['asssshole', 'asssshole'],
])('in disguise: “%s”', (caption, text) => {
  expect(said(caption)).toEqual([text]);
});

test.each([
  ['en', 'Damn, what the hell, crap, this sucks, bloody heck'],
  ['en', 'The class in Scunthorpe assessed shiitake, cockapoos and Dick Van Dyke'],
  ['en', 'Our bitch had a litter of six puppies, two great tits on the feeder'],
  ['en', 'A 5* hotel, 4.5* reviews, *new* drops, the Galaxy A55, 50% off, $5, x-ray, s’mores'],
  ['en', 'a b c d e, hellooooo, soooo gooood'],
  ['en', 'Look at https://shop.example/shit and @shit.happens'],
  ['en', 'take a bite, chili con carne, cum laude'],
  ['de', 'Barsch am Schießstand, Arschbombe, Ass im Ärmel, verdammt, geil'],
  ['fr', 'Chili con carne, cul-de-sac, bitte d’amarrage, député'],
  ['es', 'disputa, pollo, cono, computadora, jolín'],
  ['it', 'cazzuola, penne, cavallo di Troia'],
  ['pt', 'cacete quente, rapariga, pica-pau'],
  ['nl', 'teef Billie, kakelvers, sponsorloop tegen kanker'],
  ['pl', 'kurczę, kury, podwójna, motyla noga'],
  ['sv', 'slut på semestern, ett stort fan av er'],
  ['ja', 'エクソソーム、約束'],
  ['xx', 'bordel porra kut'],
])('%s: fine: “%s”', (language, caption) => {
  expect(said(caption, language)).toEqual([]);
});

test('is not looked for where the brief does not mind', () => {
  expect(said('fuck', 'en', { brief: {} })).toEqual([]);
  expect(said('fuck', 'en', { brief: { tone: { avoid: ['negative_about_brand'] } } })).toEqual([]);
});

test('the brand’s own words are fine', () => {
  const brand = { name: 'Fat Bastard', aliases: ['Bastard Wines'], hashtags: ['#fatbastard'] };
  const brief: Brief = {
    ...AVOIDED,
    keyMessages: [{ id: 'ass', text: 'Kicks ass', alternatives: ['a kick in the arse'] }],
    disclaimers: [{ text: 'No piss-taking', alternatives: [] }],
    productNames: ['Slutty Brownie'],
    requiredHashtags: ['#WankOff'],
    approvedCaption: 'Bollocks to rain',
  };
  expect(said('Fat Bastard kicks ass, bollocks to rain, shit', 'en', { brand, brief })).toEqual(['shit']);
});

test('one finding shows all places in order, each once, and keeps its id when other text is added', () => {
  const [finding, ...more] = found('Shit. What a bullshit day, you son of a bitch.');
  expect(more).toEqual([]);
  expect(finding).toMatchObject({
    severity: 'medium',
    citation: { clause: 'brief.tone.avoid' },
    evidence: [{ text: 'Shit' }, { text: 'bullshit' }, { text: 'bitch' }],
    message: '“Shit” is a swear word, and the brief asks for none.',
  });
  expect(found('Good morning!\nShit. What a bullshit day, you son of a bitch.')[0]!.id).toBe(finding!.id);
});

test('reads a bounded number of disguises, and a run of letters and signs to a bound', () => {
  const many = 'x-y '.repeat(200);
  expect(said(`${many}f*ck`)).toEqual([]);
  expect(said(`f*ck ${many}`)).toEqual(['f*ck']);
  expect(said(`${'*'.repeat(60)}f*ck${'*'.repeat(60)}`)).toEqual([]);
  expect(said(`${'o'.repeat(60)}`)).toEqual([]);
});
