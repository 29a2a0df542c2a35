import { describe, expect, test } from 'vitest';
import { cells, findingsOf } from '../../support/brief.ts';

/** Language, key message, texts that say it, texts that do not. */
const MESSAGES = [
  [
    'en',
    'Made from recycled bottles',
    'made from recycled bottles / each bag is made out of recycled bottles / They recycle bottles to make this bag',
    'made from bottles / made from recycled paper / not made from recycled bottles',
  ],
  [
    'en',
    'Cancel anytime',
    'You can cancel anytime / cancel at any time / cancel any time you like / cancel it whenever',
    "You cannot cancel anytime / you can't cancel / join anytime",
  ],
  [
    'en',
    'Battery lasts a full day',
    'the battery lasts a full day / battery that lasted me a full day',
    "the battery doesn't last a full day / the battery died at noon / the battery lasts half a day / battery never lasted a full day",
  ],
  [
    'en',
    'Clinically tested on sensitive skin',
    "clinically tested on sensitive skin / It has been tested clinically on sensitive skin / it's been clinically tested and on skin as sensitive as mine",
    'tested on sensitive skin / not clinically tested on sensitive skin / clinically tested / never tested on animals, great on sensitive skin',
  ],
  [
    'en',
    'The app blocks trackers',
    'the app blocks trackers / trackers are blocked by the app / this app is blocking all those trackers',
    "the app doesn't block trackers / the app blocks ads / I blocked trackers myself",
  ],
  [
    'en',
    'Double-knit merino wool',
    'double-knit merino wool / the merino wool is double knit / double knitted wool from merino',
    'merino wool / knit wool / double-knit cotton',
  ],
  [
    'en',
    'Fights dark circles',
    'it fights dark circles / fighting dark circles / my dark circles? It fights them',
    "it doesn't fight dark circles / I have dark circles / unlike others it fights wrinkles",
  ],
  [
    'en',
    'Plants a tree for every order',
    "they plant a tree for every order / every order plants a tree / a tree is planted with each order / for each order they'll plant 1 tree",
    "I planted a tree / every order is great / they don't plant a tree for every order",
  ],
  [
    'en',
    'Made in Portugal',
    "made in Portugal / it's all made in Portugal 🇵🇹 / handmade in Portugal / #MadeInPortugal",
    'made in China / not made in Portugal / I was made for summer',
  ],
  [
    'en',
    'Helps you fall asleep faster',
    'helps me fall asleep faster / I fall asleep so much faster with its help / it helped me to fall asleep faster',
    "helps you wake up faster / doesn't help you fall asleep faster / I fell down",
  ],
  [
    'en',
    'New season starts on Friday',
    'the new season starts on Friday / starting Friday: the new season / new season starts this Friday',
    'the new season starts on Monday / the season ends on Friday',
  ],
  [
    'en',
    'Capital at risk',
    'Capital at risk. / your capital is at risk / putting capital at risk',
    'capital is not at risk / no risk / the capital of Spain',
  ],
  [
    'en',
    'Refillable glass bottle',
    'you can refill the glass bottle / comes in a refillable bottle made of glass / the bottle is glass and refillable',
    "refillable plastic bottle / a glass bottle / not a refillable glass bottle / the glass bottle can't be refilled",
  ],
  [
    'en',
    'Kind to sensitive skin',
    "kind to sensitive skin / so kind on my sensitive skin / my skin is sensitive and it's kind to it",
    'harsh on sensitive skin / kind to dry skin / not kind to sensitive skin',
  ],
  [
    'en',
    'Unlimited calls and texts',
    'unlimited calls and texts / calls and texts are unlimited / unlimited texts & calls',
    'unlimited calls / calls and texts / unlimited data and texts / no unlimited calls and texts',
  ],
  [
    'en',
    'Every purchase plants a mangrove',
    'every purchase plants a mangrove / with every purchase they plant a mangrove / a mangrove gets planted with each purchase / they plant one mangrove per purchase',
    'I planted a mangrove / every purchase is a joy / no purchase plants a mangrove',
  ],
  [
    'en',
    'Dermatologist approved',
    'dermatologist approved / approved by dermatologists / dermatologist-approved / dermatologists have approved it',
    'dermatologists hate it / approved by my mum / not approved by dermatologists',
  ],
  [
    'en',
    'Carbon neutral shipping',
    'carbon neutral shipping / shipping is carbon-neutral / shipped carbon neutral',
    'shipping / carbon neutral socks / not carbon neutral shipping',
  ],
  [
    'en',
    'Vet recommended',
    'vet recommended / recommended by vets / vets recommend it / vet-recommended',
    'my vet is nice / recommended by my friend / not vet recommended',
  ],
  [
    'en',
    'Cook dinner in one pan',
    'cook dinner in one pan / dinner cooked in 1 pan / I cook dinner in just one pan / cooking dinner in one pan',
    'cook lunch in one pan',
  ],
] as const;

describe('a key message in English', () => {
  test.each(MESSAGES)('in %s: %s', (language, text, said, unsaid) => {
    const isMissing = (caption: string) =>
      findingsOf(language, { keyMessages: [{ id: 'k', text }] }, caption).some(
        ({ code }) => code === 'key_message_missing',
      );
    expect(cells(said).filter(isMissing)).toEqual([]);
    expect(cells(unsaid).filter((caption) => !isMissing(caption))).toEqual([]);
  });
});

test('a message of very many words', () => {
  const text = Array.from(
    { length: 40 },
    (_, n) => `${'bcdfghjklm'[n % 10]}o${'npqrstvwxz'[n >> 2]}${'aeiu'[n % 4]}bal`,
  ).join(' ');
  const said = (caption: string) =>
    findingsOf('en', { keyMessages: [{ id: 'k', text }] }, caption).map(({ code }) => code);
  expect(said(`Look: ${text}`)).toEqual([]);
  expect(said('Look at my balm')).toEqual(['key_message_missing']);
});
