import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brand, Brief, Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { post, rulebook, campaign as sample } from '../../support/law.ts';

const law = rulebook();

interface Change {
  brand?: Partial<Brand>;
  brief?: Brief;
  jurisdictions?: string[];
  others?: Campaign[];
}

function findings(given: string | Partial<Post>, { brand, brief = {}, jurisdictions = ['GB'], others = [] }: Change) {
  const own = { ...sample, jurisdictions, brand: { ...sample.brand, ...brand }, brief };
  const change = typeof given === 'string' ? { caption: given } : given;
  const result = audit(post({ labelledPartner: own.brand.name, ...change }), {
    rulebook: law,
    campaigns: [own, ...others],
  });
  return result.findings.filter(({ code, campaign }) => code === 'message.brand_misspelled' && campaign === own.id);
}
const told = (given: string | Partial<Post>, change: Change = {}) =>
  findings(given, change).map(({ evidence }) => evidence.map(({ text }) => text).join(' | '));

describe('slips of the brand’s name', () => {
  test.each([
    ['The GlowLabb cleanser', ['GlowLabb']],
    ['the glowlabb cleanser', ['glowlabb']],
    ['The Glow Labb cleanser', ['Glow Labb']],
    ['Try GlwoLab’s cleanser', ['GlwoLab']],
    ['Gl0wLab!', ['Gl0wLab']],
    ['GlawLab is lovely and I use GlawLab daily', ['GlawLab | GlawLab']],
    ['I use GlawLab daily', ['GlawLab']],
    ['I use GlowLaby daily', ['GlowLaby']],
    ['thanks @glowlabb', ['@glowlabb']],
    ['thanks @glow_lab', ['@glow_lab']],
    ['thanks @glowlabs', ['@glowlabs']],
    ['lovely #glowlba', ['#glowlba']],
    ['lovely #_glowlba and #glwolab_', ['#_glowlba', '#glwolab_']],
    ['lovely #GlwoLabPartner', ['#GlwoLabPartner']],
    ['GlowLabb and @glowlabb, but also GlowLab', ['GlowLabb | @glowlabb']],
    ['GlowLabb, GlwoLab', ['GlowLabb', 'GlwoLab']],
  ])('%j: %j', (caption, expected) => {
    expect(told(caption)).toEqual(expected);
  });

  test.each([
    'GlowLab, glowlab, GLOWLAB, Glow Lab, glow-lab, Glow.Lab, GlowLab✨',
    'GlowLab’s and GlowLabs',
    'my glow is low, the lab is slow, it grows and glows in a glow lamp',
    '@glowlab_fans @glowlabuk @glowlab.official @glowlab1 #glowlabpartner2026 #glowlabel #glowlabfam #glow',
    'see glowlabb.com, https://glowlabb.com/GlwoLab or hello@glowlabb.com',
    'GlowLab2 GlowLabrador Glow',
    'Lab Glow and Gow Lad',
    'Bowlab Glow Lap it',
    'a tag that ends in a vowel sign, #खुशी, and one that is no more, #ी',
    '#_glow_ and #sunset_',
  ])('none: %j', (caption) => {
    expect(told(caption)).toEqual([]);
  });

  test('links are not read for names', () => {
    expect(told({ caption: 'x', links: ['glowlabb'] })).toEqual([]);
  });

  test('in every text', () => {
    expect(
      told({ title: 'GlwoLab', transcript: 'from glowlabb', firstComment: 'x', overlays: ['ad', 'GlwoLab'] }),
    ).toEqual(['GlwoLab | GlwoLab', 'glowlabb']);
  });

  test('at most eight places are shown', () => {
    expect(findings('GlwoLab. '.repeat(20), {})[0]!.evidence).toHaveLength(8);
  });

  test('a finding keeps its id wherever the slip stands and however often, and tells what to write', () => {
    const [one] = findings('GlowLabb', {});
    expect(one).toMatchObject({
      severity: 'medium',
      citation: { clause: 'brand.name' },
      message: '“GlowLabb” looks like a slip of GlowLab.',
      suggestion: 'Write GlowLab.',
    });
    expect(findings('Hello you. The glowlabb and @glowlabb!', {})[0]!.id).toBe(one!.id);
    expect(findings('GlwoLab', {})[0]!.id).not.toBe(one!.id);
  });
});

describe('names of several words', () => {
  const brief = { productNames: ['Midnight Serum', 'Trek 20', 'Dew Veil Cream', 'Fern & Rye'] };
  test.each([
    ['the Midnigth Serum', ['Midnigth Serum']],
    ['the midnigth serum', ['midnigth serum']],
    ['the Midnight Serun', ['Midnight Serun']],
    ['the Terk 20', ['Terk 20']],
    ['the Dew Viel Cream', ['Dew Viel Cream']],
    ['the Dew Veil Dream', []],
    ['Fern & Rey', ['Fern & Rey']],
    ['Fern and Rey', ['Fern and Rey']],
    ['MidnightSreum', ['MidnightSreum']],
    ['Midnight Serums, midnight-serum, Trek 30, Trek 2', []],
    ['Past midnight. Serun', []],
    ['past midnight, my serun and a midnight sermon', []],
    ['Fern and, well, Rey', []],
    ['Midnigth Sreum', []],
    ['MidnightSer and MidnightSerumxy', []],
    ['Serum of midnight', []],
  ])('%j: %j', (caption, expected) => {
    expect(told(caption, { brief })).toEqual(expected);
  });

  test('an ordinary word is a slip where it is written as part of the name', () => {
    const brand = { name: 'Butter Kitchen', aliases: [], handles: [], hashtags: [] };
    expect(told('the Better Kitchen blend', { brand })).toEqual(['Better Kitchen']);
    expect(told('the better kitchen blend', { brand })).toEqual([]);
    expect(told('the Butter Mitchen and the Gutter Kitchen', { brand })).toEqual(['Butter Mitchen']);
  });

  test('the longest is told, and words of the names are none', () => {
    const products = { productNames: ['Wave', 'Cold Wave Can', 'Cabin S'] };
    expect(told('my Cold Wvae Can from the Cabin', { brief: products })).toEqual(['Cold Wvae Can']);
  });
});

describe('endings', () => {
  const named = (name: string, jurisdictions: string[]) => ({
    brand: { name, aliases: [], handles: [], hashtags: [] },
    jurisdictions,
  });
  test.each([
    ['Wisełka', 'PL', 'krem z Wisełki, o Wisełce, z Wisełką i dla Wisełek', []],
    ['Wisełka', 'PL', 'krem do rąk Wisełak', ['Wisełak']],
    ['Malinowa Pracownia', 'PL', 'w Malinowej Pracowni', []],
    ['Dermaluna', 'DE', 'Dermalunas Serum', []],
    ['Dermaluna', 'DE', 'bei mir ist die Dermalunna', ['Dermalunna']],
    ['Lumikko', 'FI', 'Lumikkossa, Lumikkon', []],
    ['Cajueira', 'BR', 'O cajueiro do quintal e o Cajueiro', []],
    ['Velaria', 'IT', 'la Velaría e le Velarie', []],
    ['Çiçekli', 'TR', 'Cicekli ve Çiçekli’nin', []],
    ['Mühlbach', 'DE', 'Muehlbach und Muhlbach', []],
    ['Мечта', 'US', 'крем Мечты и Мечту', []],
    ['Fernweg', 'DE', 'Fernweh ist, wenn du Fernweh hast', []],
    ['Fernwick', 'GB', 'the Fernwack bath', ['Fernwack']],
    ['Fernwick', 'GB', 'the Ernwick bath', ['Ernwick']],
    ['Velora', 'GB', 'the Elora bath', []],
  ])('%s in %s, %j: %j', (name, market, caption, expected) => {
    expect(told(caption, named(name, [market]))).toEqual(expected);
  });
});

describe('names that are short or common words', () => {
  const named = (name: string, handle: string) => ({
    brand: { name, aliases: [], handles: [handle], hashtags: [] },
  });
  test.each([
    ['Stride', 'strides, strode, pride, side, Bride, Stripe, strid, stirde', []],
    ['Stride', 'shoes by Stirde', ['Stirde']],
    ['Stride', 'shoes by Strde, strde, Stryde, stirde', ['Strde']],
    ['Hush', 'push, lush, Rush, Husk, hussh', []],
    ['Hush', 'my new Hsuh app', ['Hsuh']],
    ['Lume', 'Plume, Lumen, Luke, lmue', []],
    ['On', 'no, in, On, Onn', []],
    ['Weide', 'Weile, Seide, Weise, Heide', []],
    ['Weide', 'Kleid von Wiede', ['Wiede']],
  ])('%s, %j: %j', (name, caption, expected) => {
    expect(told(caption, named(name, '@x.y.z'))).toEqual(expected);
  });

  test('their tags and mentions only where fingers slipped', () => {
    expect(told('@stirderunning', named('Stride', '@striderunning'))).toEqual(['@stirderunning']);
    expect(told('#bride2be #stripe #stride #pride @bride', named('Stride', '@striderunning'))).toEqual([]);
    expect(told('#stirde #sride #voltara', named('Stride', '@x'))).toEqual(['#stirde']);
  });
});

describe('what is somebody else’s', () => {
  const near = 'GlowLabb';
  test.each([
    ['a competitor', { brief: { competitors: [{ name: near, handles: ['@glwolab'], hashtags: ['#glowlba'] }] } }],
    [
      'a required tag',
      { brief: { requiredHashtags: ['#glowlba'], requiredMentions: ['@glwolab'], productNames: [near] } },
    ],
  ])('%s', (_, change) => {
    expect(told('GlowLabb #glowlba @glwolab', change)).toEqual([]);
  });

  test('the creator', () => {
    expect(told({ caption: 'GlowLab, GlowLabb', labelledPartner: undefined as never })).toEqual(['GlowLabb']);
    expect(told({ caption: 'I am Glowlabb', creator: { handle: 'mila.cooks', name: 'Mila Glowlabb' } })).toEqual([]);
  });

  test('another campaign', () => {
    const other = { ...sample, id: 'other', brand: { name: near, handles: ['@glowlabb'] } };
    expect(told('GlowLabb with @glowlabb and GlwoLab', { others: [other] })).toEqual(['GlwoLab']);
  });

  test('a slip of a tag that the brief asks for is told as that', () => {
    expect(told('#GlowLabb', { brief: { requiredHashtags: ['#GlowLab'] } })).toEqual([]);
  });

  test('a mention that is asked for is the brand’s where it begins with its name', () => {
    const brand = { handles: [] };
    expect(told('@glowlabbeuaty', { brand, brief: { requiredMentions: ['@glowlabbeauty'] } })).toEqual([
      '@glowlabbeuaty',
    ]);
    expect(findings('@glowlabb', { brand: { handles: ['glowlab'] } })[0]!.suggestion).toBe('Write @glowlab.');
    expect(told('@redcorss', { brand, brief: { requiredMentions: ['@redcross'] } })).toEqual([]);
  });
});
