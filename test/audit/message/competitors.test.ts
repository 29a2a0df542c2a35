import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brief, Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { post, rulebook, campaign as sample } from '../../support/law.ts';

const law = rulebook();
type Competitors = NonNullable<Brief['competitors']>;

function findings(
  given: string | Partial<Post>,
  brief: Brief,
  changed: Partial<Campaign> = {},
  others: Campaign[] = [],
) {
  const own = { ...sample, ...changed, brief };
  const change = typeof given === 'string' ? { caption: given } : given;
  const result = audit(post({ labelledPartner: own.brand.name, ...change }), {
    rulebook: law,
    campaigns: [own, ...others],
  });
  return result.findings.filter(({ code, campaign }) => code === 'message.competitor_mentioned' && campaign === own.id);
}
const told = (
  given: string | Partial<Post>,
  competitors: Competitors,
  market = 'GB',
  changed: Partial<Campaign> = {},
) =>
  findings(given, { competitors }, { jurisdictions: [market], ...changed }).map(({ evidence }) =>
    evidence.map(({ text }) => text).join(' | '),
  );

describe('a name that is no word', () => {
  const dewco: Competitors = [{ name: 'DewCo', handles: ['@dewco'], hashtags: ['#dewskin'] }];
  test.each([
    ['I prefer DewCo, and dewco is cheap', ['DewCo | dewco']],
    ['this is not DewCo', ['DewCo']],
    ['DewCo’s serum and DewCos serums', ['DewCo | DewCos']],
    ['with @dewco and @dewco_uk', ['@dewco | @dewco_uk']],
    ['#dewco #dewskin #dewcodupe', ['#dewco | #dewskin | #dewcodupe']],
    [`#dewco${'dupe'.repeat(20)}`, [`#dewco${'dupe'.repeat(20)}`]],
    ['see dewco.com', ['dewco']],
    ['dew; co, dewy dewcovers, #dewcovered #dew @dewlover DewCompany', []],
    ['the dewcos', []],
  ])('%j: %j', (caption, expected) => {
    expect(told(caption, dewco)).toEqual(expected);
  });

  test('in every text, links too', () => {
    const given = { caption: 'x', overlays: ['DewCo'], links: ['https://dewco.com'], transcript: 'dewco' };
    expect(told(given, dewco)).toEqual(['dewco | DewCo | dewco']);
  });

  test('at most eight places are shown; the finding stays the same', () => {
    const [many] = findings('DewCo. '.repeat(20), { competitors: dewco });
    expect(many!.evidence).toHaveLength(8);
    expect(many).toMatchObject({
      severity: 'high',
      citation: { clause: 'brief.competitors.0' },
      message: '“DewCo” names the competitor DewCo.',
      suggestion: 'Take “DewCo” out, or say it without a name.',
    });
    expect(findings('Hm. #dewco', { competitors: dewco })[0]!.id).toBe(many!.id);
  });

  test('the creator’s own handle is none', () => {
    expect(
      told({ caption: '@dewco', creator: { handle: 'mila.cooks' } }, [{ name: 'x', handles: ['@mila.cooks'] }]),
    ).toEqual([]);
    expect(told('I am @mila.cooks', [{ name: 'Dew', handles: ['@mila.cooks'] }])).toEqual([]);
  });

  test('what another campaign of the post is for, or the brief itself says, is none', () => {
    const other = { ...sample, id: 'other', brand: { name: 'Dew Co', aliases: ['Dew'], handles: ['@dewcompany'] } };
    const ids = (rivals: Competitors) => findings('GlowLab and DewCo', { competitors: rivals }, {}, [other]).length;
    expect(ids(dewco)).toBe(0);
    expect(ids([{ name: 'Dew', handles: ['@dewcompany'] }])).toBe(0);
    const bare = { ...sample, id: 'bare', brand: { name: 'GlowLab' } };
    expect(findings('GlowLab and DewCo', { competitors: dewco }, {}, [bare])).toHaveLength(1);
    const said = { id: 'm', text: 'Lighter than DewCo', alternatives: [] };
    expect(findings('Lighter than DewCo', { competitors: dewco, keyMessages: [said] })).toEqual([]);
    expect(findings('Lighter than DewCo', { competitors: dewco, disclaimers: [said] })).toEqual([]);
    const target = { id: 'm', text: 'Reach your target', alternatives: [] };
    expect(
      findings('I shop at Target every week', { competitors: [{ name: 'Target' }], keyMessages: [target] }),
    ).toHaveLength(1);
    expect(findings('DewCo', { competitors: [] })).toEqual([]);
  });
});

describe('a name that is a word', () => {
  test.each([
    ['Summit', 'GB', 'I ran in Summit shoes for years', ['Summit']],
    ['Summit', 'GB', 'Summit by sunrise, the summit, at the SUMMIT', ['SUMMIT']],
    ['Summit', 'GB', 'SUMMIT DAY IS THE BEST DAY', []],
    ['Summit', 'GB', 'summit™ shoes, made by summit, sponsored by summit', ['summit | summit | summit']],
    ['Summit', 'GB', 'passed by summit', ['summit']],
    ['Summit', 'GB', 'by summit we were done', []],
    ['Summit', 'GB', 'it is stride vs summit', ['summit']],
    ['Summit', 'GB', 'summit sponsored me', ['summit']],
    ['Summit', 'GB', 'Best Things From Summit Today', ['Summit']],
    ['Summit', 'GB', 'Best Things Summit Today', []],
    ['Summit', 'GB', 'Shoes: Summit, socks: mine', ['Summit']],
    ['Summit', 'GB', 'wonderful “Summit” shoes', ['Summit']],
    ['Summit', 'GB', '“Summit is high”, they said', []],
    ['Summit', 'GB', 'Look. Summit is high\nSummit', []],
    ['Summit', 'GB', 'On the Summits we shout', ['Summits']],
    ['Monday', 'GB', 'On the last Monday we shout', []],
    ['Monday', 'GB', 'We pay for plans by Monday here', ['Monday']],
    ['Willow', 'GB', 'my dog Willow is lovely', []],
    ['Medici', 'IT', 'fu costruita dai Medici tempo fa', []],
    ['Willow', 'GB', 'my dear Willow is lovely', ['Willow']],
    ['Larkspur', 'GB', 'a vase of Blue larkspur', []],
    ['Larkspur', 'GB', 'bye larkspur, dear friends of the House', ['larkspur']],
    ['Larkspur', 'GB', 'Better than larkspur, dear friends', ['larkspur']],
    ['Larkspur', 'GB', 'i quit larkspur for this', ['larkspur']],
    ['Larkspur', 'GB', 'i quit larkspurs for this', []],
    ['Larkspur', 'GB', 'a larkspur in a glass', []],
    ['LARKSPUR', 'GB', 'ALL MY LARKSPUR BOTTLES', ['LARKSPUR']],
    ['Larkspur', 'GB', 'HERE IS THE LARKSPUR BOTTLE', []],
    ['Vlinder', 'NL', 'Er zat een vlinder op de espresso van Vlinder', ['Vlinder']],
    ['Orage', 'FR', 'le verre A c’est de l’Orage, pas l’orage', ['Orage']],
    ['Zorza', 'PL', 'w kurtce Zorzy, nad nami zorza', ['Zorzy']],
    ['Ouro', 'BR', 'eu era time Ouro até ontem. Ouro na rua', ['Ouro']],
    ['On', 'US', 'put my shoes on, my On shoes', ['On']],
    ['Summit', 'EU', 'I ran in Summit shoes for years', ['Summit']],
    ['أوبر', 'AE', 'سافرت مع أوبر', ['أوبر']],
    ['!!!', 'US', 'wow!!!', []],
    ['3M', 'US', 'it is 3m long and by 3M here', ['3M']],
    ['H&M', 'US', 'hm, my socks are H&M now', ['H&M']],
  ])('%s in %s, %j: %j', (name, market, caption, expected) => {
    expect(told(caption, [{ name, handles: ['@z.z.z'] }], market)).toEqual(expected);
  });

  test('what is said without capitals tells nothing', () => {
    expect(told({ caption: 'x', transcript: 'then larkspur bloomed' }, [{ name: 'Larkspur' }])).toEqual([]);
  });

  test.each([
    ['die Kopfhörer von Komet sind okay', ['Komet']],
    ['und da zieht ein Komet vorbei', []],
    ['und da zieht ein sehr heller Komet vorbei', []],
    ['da lag mein Komet und schlief', []],
    ['ich sah Sterne und Komet', []],
    ['ich mag Komet lieber', ['Komet']],
    ['und da zieht der Komet vorbei', []],
    ['Komet ist weg und ich auch', []],
    ['ich war 7 Komet', ['Komet']],
    ['ich mag Klang (Komet)', []],
    ['Es gibt, ich sage es, Komet', []],
  ])('German, where every noun has a capital: %j: %j', (caption, expected) => {
    expect(told(caption, [{ name: 'Komet', handles: ['@komet.audio'] }], 'DE')).toEqual(expected);
  });

  test('beside the brand’s own name with its article', () => {
    const rivals = [{ name: 'Felsritter' }, { name: 'Komet' }];
    const said = (caption: string) => told(caption, rivals, 'DE', { brand: { name: 'Steinmark' } });
    expect(said('mit dem Steinmark und der Felsritter von mir, und der Komet')).toEqual(['Felsritter']);
    expect(said('mit Steinmark, und der Felsritter von mir')).toEqual([]);
    expect(said('mit dem Steinmark und mein Felsritter')).toEqual([]);
  });

  test('its tag alone, where the brief does not say which tags it has', () => {
    expect(told('#larkspur', [{ name: 'Larkspur' }])).toEqual(['#larkspur']);
    expect(told('#larkspur #larkspurs', [{ name: 'Larkspur', hashtags: ['#larkspurgin'] }])).toEqual([]);
    expect(told('#summit #summits @summit_hikes', [{ name: 'Summit' }])).toEqual([]);
    expect(told('#summit', [{ name: 'Summit', hashtags: ['#summit'] }])).toEqual(['#summit']);
  });
});

describe('a name of several words', () => {
  test.each([
    ['Orchard Lane', 'hid Orchard Lane’s muesli', ['Orchard Lane']],
    ['Orchard Lane', 'Orchard Lane is shut', ['Orchard Lane']],
    ['Orchard Lane', 'the orchard. Lane', []],
    ['Orchard Lane', 'orchardlane is shut #orchardlane', ['orchardlane | #orchardlane']],
    ['Target Greens', 'my target greens, Hit target', []],
    ['Nomadico Stays', 'slept in nomadico stays', ['nomadico stays']],
    ['La Española', 'a la española', []],
    ['La Española', 'con La Española', ['La Española']],
    ['Ben & Jerry’s', 'ben and jerry’s, Ben + Jerrys, Ben Jerry, Ben and, er, Jerry', ['Ben + Jerrys']],
    ['Fern & Rye', 'Fern and & Rye, Fern and', []],
    ['Destiny 2', 'My Destiny 2 run', ['Destiny 2']],
  ])('%s, %j: %j', (name, caption, expected) => {
    expect(told(caption, [{ name, hashtags: ['#z'] }])).toEqual(expected);
  });

  test('the brand’s own names may have a competitor’s in them', () => {
    const brand = { name: 'Target Greens', handles: ['@targetgreens'] };
    const rivals = [{ name: 'Target' }];
    expect(told('My Target Greens are from Target', rivals, 'US', { brand })).toEqual(['Target']);
  });
});

describe('scripts without spaces', () => {
  test.each([
    ['ライオン', '動物園でライオンを見て、「ライオン」とライオンの商品', ['ライオン | ライオン']],
    ['資生堂', '資生堂より好き', ['資生堂']],
    ['カネボウア', 'カネボウアは', ['カネボウア']],
    ['당근', '당근 썰다가', []],
    ['ライオン', '#ライオン @x', ['#ライオン']],
    ['Лев', 'Как лев, купил у «Лев»', ['Лев']],
  ])('%s, %j: %j', (name, caption, expected) => {
    expect(told(caption, [{ name }], 'JP')).toEqual(expected);
  });
});

test('a text without end is read for so many places', () => {
  expect(told(`${'summit '.repeat(600)} with Summit shoes`, [{ name: 'Summit' }])).toEqual([]);
  expect(told(`${'当, '.repeat(600)}「当」`, [{ name: '当' }])).toEqual([]);
});
