import { test } from 'vitest';
import { expectUsesToldApart } from '../../support/banned-phrases.ts';

/** Language, phrase, texts that use it, texts that do not. */
const PHRASES = [
  [
    'en',
    'miracle',
    "a miracle / miracles happen / it is a mir​acle / #miracle / #MiracleCream / Miracle! / MIRACLE / mira cle cream m-i-r-a-c-l-e / miracle✨cream / it works miracles, no joke / A miracle? Yes. / not just a cream but a miracle / m1racle / there's no other word: miracle / I don't know how I lived without this miracle",
    "no miracle / it's not a miracle / no miracles here, just good skincare / I won't call it a miracle / This isn't some miracle / I never promised miracles / nothing miraculous / Not a miracle. / No, it's not a miracle / without promising miracles",
  ],
  [
    'en',
    'guilt-free',
    'guilt-free / guilt free / guiltfree / #guiltfree / totally guilt - free / #GuiltFree snack / guilt–free',
    'free of charge / I felt guilt / free guilt trip / not guilt-free',
  ],
  [
    'en',
    'anti-aging',
    'anti-aging / anti aging / antiaging / #antiaging / #AntiAging',
    'aging well / anti-blemish, for aging skin',
  ],
  [
    'en',
    'cheap',
    'so cheap / cheapest / cheaper / it was dirt-cheap / #cheap / #cheapfinds / ch​eap',
    "not cheap / it isn't cheap / cheapskate / Cheapside / it's never been cheap",
  ],
  [
    'en',
    'get rich quick',
    'get rich quick / get-rich-quick / #getrichquick / getting rich quick / Get rich, quick!',
    "get a rich taste, quick / no get rich quick scheme / this isn't get-rich-quick",
  ],
  ['en', 'best ever', 'best ever / BEST EVER!! / #bestever', 'best friend, ever / not the best ever'],
  [
    'en',
    'game changer',
    'game changer / game-changer / gamechanger / #gamechanger / game changers',
    'game night / change the game settings / the game changed / not a game changer',
  ],
  [
    'en',
    'chemical-free',
    'chemical-free / chemical free / chemicals free / chemical‑free',
    'no such thing as chemical-free / not chemical free',
  ],
  ['en', 'hack', 'a hack / hacks / life hack / #lifehack / #hack', 'hackathon / Hackney / shack'],
  [
    'en',
    'weight loss',
    'weight loss / weight-loss / #weightloss / weightloss journey / WEIGHT LOSS',
    'loss of weight on my shoulders / not a weight loss product / weights and losses',
  ],
  ['en', 'obsessed', "obsessed / I'm obsessed / #obsessed / obsessing / OBSESSED 😍", 'not obsessed'],
  [
    'en',
    'risk free',
    'risk free / risk-free / riskfree / #riskfree',
    'never risk-free / no investment is risk free / free of drama, risk it',
  ],
  [
    'en',
    'holy grail',
    'holy grail / my holy-grail / #holygrail / holy grails / HOLY GRAIL / this is the holy 🙌 grail',
    'holy moly / Monty Python and the Grail / not my holy grail / hardly a holy grail',
  ],
  ['en', 'skinny', 'skinny / skinnier / skinniest / #skinny / s k i n n y / sk1nny', 'not skinny / skin / skinned'],
  [
    'en',
    'addictive',
    'addictive / so addictive / #addictive / addictively good',
    'not addictive / non-addictive / addition',
  ],
  [
    'en',
    'detox',
    'detox / detoxing / detoxes / #detox / #detoxtea / de-tox / detoxed',
    "no detox / this is not a detox / isn't a detox",
  ],
  ['en', 'crypto', 'crypto / cryptos / #crypto / CRYPTO', 'cryptic / cryptography / no crypto'],
  ['en', 'hate', 'hate / hates / hated / I hate it', "whatever / chateau / don't hate"],
  [
    'en',
    'clean beauty',
    'clean beauty / clean-beauty / #cleanbeauty / CLEAN BEAUTY',
    'a clean room, beauty sleep / clean, tidy, beautiful',
  ],
  ['en', 'drunk', 'drunk / got drunk / #drunk', 'not drunk / drunken noodles / trunk'],
  [
    'en',
    'free money',
    'free money / #freemoney / FREE MONEY / free-money glitch',
    "it's not free money / no such thing as free money / money is free time",
  ],
  [
    'en',
    'lose weight',
    'lose weight / losing weight / lost weight / loses weight / #loseweight / I lost weight',
    "not to lose weight / losing sleep and weightless / doesn't make you lose weight",
  ],
  ['en', 'dupe', 'dupe / dupes / #dupe / a dupe for X', 'not a dupe / no dupes'],
] as const;

test.each(PHRASES)('in %s: %s', expectUsesToldApart);
