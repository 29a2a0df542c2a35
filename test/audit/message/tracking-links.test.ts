import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Campaign } from '../../../lib/campaign.ts';
import type { Post } from '../../../lib/post.ts';
import { campaign, post, rulebook } from '../../support/law.ts';

const law = rulebook();
const PARAMS = 'utm_source=instagram&utm_campaign=autumn&utm_content=mila';
const LINK = `https://glowlab.com/mila?${PARAMS}`;

type Change = Partial<Omit<Campaign, 'creators'>> & { trackingUrl?: string };

function campaignWith({ trackingUrl = LINK, ...change }: Change = {}): Campaign {
  return { ...campaign, brief: {}, creators: [{ handle: 'mila.cooks', trackingUrl }], ...change };
}

function findings(given: string | Partial<Post>, ...campaigns: Campaign[]) {
  const change = typeof given === 'string' ? { caption: given } : given;
  const all = campaigns.length === 0 ? [campaignWith()] : campaigns;
  return audit(post(change), { rulebook: law, campaigns: all }).findings.filter(({ code }) =>
    code.startsWith('message.'),
  );
}
const told = (given: string | Partial<Post>, ...campaigns: Campaign[]) =>
  findings(given, ...campaigns).map(({ code, evidence }) =>
    [code.slice(8), ...evidence.map(({ text }) => text)].join(' '),
  );

describe('the tracking link is found', () => {
  test.each([
    LINK,
    `(${LINK}).`,
    `[here](${LINK})`,
    `<${LINK}>`,
    `“${LINK}”`,
    `*${LINK}*`,
    `_${LINK}_`,
    `👉${LINK}👈`,
    `${LINK}!!`,
    `${LINK}#reviews`,
    `${LINK}&fbclid=abc`,
    `${LINK}をチェック`,
    `公式サイトglowlab.com/mila?${PARAMS}です`,
    `glowlab.com/mila?${PARAMS}`,
    `www.glowlab.com/mila/?${PARAMS}`,
    `HTTP://GlowLab.com:80//Mila/?${PARAMS}`,
    `https://glowlab.com:443/mil%61?utm_content=mil%61&utm_campaign=autumn&utm_source=instagram`,
    `ｇｌｏｗｌａｂ.com/mila?${PARAMS}`,
    LINK.replaceAll('&', '&amp;'),
    `https://l.instagram.com/?e=https://&u=${encodeURIComponent(LINK)}`,
    `https://glow-lab.shop and ${LINK}`,
  ])('%s', (said) => {
    expect(told(`GlowLab ${said}`)).toEqual([]);
  });

  test('in every text of the post, and in its links', () => {
    expect(told({ caption: 'GlowLab', firstComment: LINK })).toEqual([]);
    expect(told({ caption: 'GlowLab', links: ['https://linktr.ee/mila', LINK] })).toEqual([]);
    expect(told({ caption: 'GlowLab', links: ['glowlab.com'] })).toEqual(['utm_mismatch glowlab.com']);
  });

  test('whatever the letters of its path are written in', () => {
    const trackingUrl = 'https://glowlab.com/m%C3%A4ntel?c=knit%20week';
    expect(told('GlowLab https://glowlab.com/mäntel?c=knit+week', campaignWith({ trackingUrl }))).toEqual([]);
    const broken = campaignWith({ trackingUrl: 'https://glowlab.com/100%' });
    expect(told('GlowLab https://glowlab.com/100%', broken)).toEqual([]);
    const japanese = campaignWith({ trackingUrl: 'https://glowlab.jp/美容?c=1' });
    expect(told('GlowLab https://glowlab.jp/美容?c=1', japanese)).toEqual([]);
    const kanji = campaignWith({ trackingUrl: 'https://美容.jp/mila' });
    expect(told('GlowLab https://美容.jp/mila', kanji)).toEqual([]);
  });

  test.each([
    'glowlab.com/mila?utm_sou…',
    'glowlab.com/mi…',
    'https://glowlab.com/mila?&…',
    'glowlab.com/mila?utm_source=inst...',
    'glowlab.com/mila?x=1&utm_source=instagram&utm_ca…',
  ])('it may be what the platform cut short: %s', (said) => {
    expect(told(`GlowLab ${said}`)).toEqual([]);
  });
});

describe('another page or other parameters', () => {
  test.each([
    ['https://glowlab.com', 'https://glowlab.com'],
    ['glowlab.com... so good', 'glowlab.com'],
    ['it is on glowlab.com:', 'glowlab.com'],
    ['shop.glowlab.com/mila?utm_sou…', 'shop.glowlab.com/mila?utm_sou'],
    [`https://glowlab.com/tom?${PARAMS}`, `https://glowlab.com/tom?${PARAMS}`],
    [`https://shop.glowlab.com/mila?${PARAMS}`, `https://shop.glowlab.com/mila?${PARAMS}`],
    [LINK.replace('content=mila', 'content=Mila'), LINK.replace('content=mila', 'content=Mila')],
    [`https://glowlab.com/ and https://glowlab.com/mila.`, 'https://glowlab.com/mila'],
    ['https://glowlab.com/mila or https://glowlab.com/.', 'https://glowlab.com/mila'],
    ['glowlab.com/?utm_sou…', 'glowlab.com/?utm_sou'],
    ['glowlab.com/mila?utm_source=tik…', 'glowlab.com/mila?utm_source=tik'],
    ['glowlab.com/mila?utm_source=tiktok&utm_ca…', 'glowlab.com/mila?utm_source=tiktok&utm_ca'],
    [
      'https://youtube.com/redirect?q=https%3A%2F%2Fglowlab.com',
      'https://youtube.com/redirect?q=https%3A%2F%2Fglowlab.com',
    ],
    ['glowlab.com, not glowlab.beauty', 'glowlab.com'],
  ])('%s', (said, evidence) => {
    expect(told(`GlowLab ${said}`)).toEqual([`utm_mismatch ${evidence}`]);
  });

  test('the message says what is not as agreed', () => {
    const message = (said: string) => findings(`GlowLab ${said}`)[0]!.message;
    expect(message('https://glowlab.com/mila?utm_source=instagram')).toContain(
      'the agreed page, without the agreed utm_campaign, utm_content',
    );
    expect(message(`https://glowlab.com/x?${PARAMS}`)).toMatch(/another page of the brand\.$/);
    expect(message('glowlab.com/x?utm_sou…')).toMatch(/another page of the brand\.$/);
    expect(message('glowlab.com/mila?utm_source=tik…')).toMatch(/the agreed page, with other parameters\.$/);
  });

  test('the brand’s site is known by its name where a network’s link is agreed', () => {
    const network = campaignWith({ trackingUrl: 'https://bit.ly/3mila', brand: { name: 'GlowLab' } });
    expect(told('GlowLab https://bit.ly/3mila', network)).toEqual([]);
    expect(told('GlowLab https://glowlab.com', network)).toEqual(['utm_mismatch https://glowlab.com']);
    expect(told('GlowLab https://bit.ly/3tom', network)).toEqual(['link_missing https://bit.ly/3tom']);
  });

  test('on a page that many share it is the brand’s by its name or its path', () => {
    const trackingUrl = 'https://www.etsy.com/shop/glowlab?ref=mila';
    const shared = campaignWith({ trackingUrl, brand: { name: 'GlowLab', domains: ['not a domain'] } });
    expect(told('GlowLab https://etsy.com/shop/glowlab', shared)).toEqual([
      'utm_mismatch https://etsy.com/shop/glowlab',
    ]);
    expect(told('GlowLab https://etsy.com/shop/mila', shared)).toEqual(['link_missing']);
    const root = campaignWith({ trackingUrl: 'https://www.etsy.com/?ref=mila' });
    expect(told('GlowLab https://etsy.com/shop/mila', root)).toEqual(['link_missing']);
  });
});

describe('a domain that is not the brand’s', () => {
  test.each([
    `https://glow-lab.shop/mila?${PARAMS}`,
    'https://g1owlab.com',
    'g1owlab.com',
    'glowlab.shop',
    'www.glowlabs.com',
    'https://gloowlab.com',
    `https://glоwlab.com/mila`,
    'https://xn--glwlab-zqf.com/mila',
    `https://glowlab.com.evil.net/mila?${PARAMS}`,
    `https://glowlab.com@evil.net/mila`,
    'https://glowlab-official.com',
    'https://try-glow-lab.com/x',
    'https://glowlab.myshopify.com/x',
    `https://other.net/?${PARAMS}`,
    'https://www.amazon.com/GlowLab-Serum/dp/B0X',
    'https://www.amazon.com/dp/B0X',
    'https://parfumerie.fr/p/glowlab-serum',
    'https://192.168.0.1/shop',
    'http://intranet.glow/x',
  ])('%s', (said) => {
    expect(told(`GlowLab ${said}`)).toEqual([`link_wrong_domain ${said}`]);
  });

  test('the one that passes for the brand’s is meant, then the one to its goods', () => {
    expect(told('GlowLab https://cakes.net/1 https://glowlab.shop https://glowlab.com')).toEqual([
      'link_wrong_domain https://glowlab.shop',
    ]);
    expect(told('GlowLab. https://cakes.net/1 https://bit.ly/x https://parfum.fr/glowlab')).toEqual([
      'link_wrong_domain https://parfum.fr/glowlab',
    ]);
    expect(told('My GlowLab serum is from https://parfum.fr/p/1 and the https://cakes.net/1')).toEqual([
      'link_wrong_domain https://parfum.fr/p/1',
    ]);
    expect(told('GlowLab. https://cakes.net/1 https://cakes.net/2')).toEqual(['link_wrong_domain https://cakes.net/1']);
    const tour = campaignWith({ trackingUrl: 'https://glowlab.com/autumn/serum' });
    expect(told('GlowLab https://a.net https://b.net/autumn/serum', tour)).toEqual([
      'link_wrong_domain https://b.net/autumn/serum',
    ]);
  });

  test('two letters of a long name may differ', () => {
    const trackingUrl = 'https://nordlicht-kaffee.de/mila';
    const long = campaignWith({ brand: { name: 'Nordlicht Kaffee', hashtags: ['#nk'] }, trackingUrl });
    expect(told('#nk nordlihct-kafee.de', long)).toEqual(['link_wrong_domain nordlihct-kafee.de']);
  });

  test('a short name is meant only where it stands for itself', () => {
    const hush = campaignWith({ brand: { name: 'Hush', hashtags: ['#hush'] }, trackingUrl: 'https://hush.com/mila' });
    expect(told('#hush https://hush-shop.com and https://a.net', hush)).toEqual([
      'link_wrong_domain https://hush-shop.com',
    ]);
    expect(told('#hush! https://bush.com and https://a.net', hush)).toEqual(['link_missing']);
    expect(told('#hush bush.com', hush)).toEqual(['link_missing']);
  });

  test('product names count, short names do not', () => {
    const brief = { productNames: ['Midnight Serum'] };
    expect(told('GlowLab! https://a.net/1 https://b.net/midnight-serum', campaignWith({ brief }))).toEqual([
      'link_wrong_domain https://b.net/midnight-serum',
    ]);
    const short = campaignWith({ brand: { name: 'Ox', hashtags: ['#ox'] }, trackingUrl: 'https://ox.com/mila' });
    expect(told('#ox https://foxes.com/1 https://b.net', short)).toEqual(['link_missing']);
  });
});

describe('no link to the brand', () => {
  test.each([
    '',
    'hello@glowlab.com, @glowlab.com, #glowlab.com',
    'https://instagram.com/mila.cooks and youtu.be/abc?v=http',
    'https://apps.apple.com/app/glowlab/id1',
    'https://www.amazon.com/shop/mila',
    'https://milacooks.com/blog',
    'https://nytimes.com/skin',
    'https://oceans.org/help',
    'https://milacooks.gumroad.com/l/presets',
    'https://maps.app.goo.gl/x',
    'a VPN from NordVPN → https://nordvpn.com/mila, #glowlab',
    '#glowlab and a VPN from NordVPN → https://nordvpn.com/mila',
    'https://myskinblog.net/1',
    'https://cakes.net/recipes/1',
    'The recipe is on https://cakes.net/1',
    'Tupperly: https://tupperly.com/mila',
    'https://a.net/1 https://b.net/2',
    'zapamax.mx has it',
    'I love GlowLab.It is good, GlowLab.so good',
    'Node.js 4.9/5 a.m./p.m. 3.5.2026 v2.. x',
    'https://1.2.3.999/x is no address',
    'https://xn--80ak6aa92e.org',
    'glowlab. com/mila',
  ])('%s', (said) => {
    expect(told(`GlowLab! ${said}`)).toEqual(['link_missing']);
  });

  test.each(['https://bit.ly/abc', 'amzn.to/3abc', 'linktr.ee/mila', 'https://mila.lnk.to/x'])(
    '%s cannot be followed',
    (said) => {
      const [finding] = findings(`GlowLab ${said}`);
      expect(finding).toMatchObject({ code: 'message.link_missing', severity: 'low', evidence: [{ text: said }] });
      expect(finding!.message).toContain('cannot be checked');
      expect(finding!.id).toBe(findings('GlowLab')[0]!.id);
    },
  );

  test('the creator’s own pages are none, by name or by where the post stands', () => {
    const creator = { handle: 'mila.cooks', name: 'Mila Verdi' };
    expect(told({ caption: 'GlowLab https://milaverdi.com/x', creator })).toEqual(['link_missing']);
    expect(told({ caption: 'GlowLab https://cooks.net/x', creator })).toEqual(['link_missing']);
    const page = { caption: 'GlowLab https://onthehob.net/x', url: 'https://www.onthehob.net/serum' };
    expect(told(page)).toEqual(['link_missing']);
  });

  test('a brand, or a handle, that is called like a domain is no link', () => {
    const trackingUrl = 'https://stays.com/mila';
    const stays = campaignWith({
      brand: { name: 'Stays.com', handles: ['@stays.travel'], hashtags: ['#stays'] },
      trackingUrl,
    });
    expect(told('Stays.com is great, stays.travel on here #stays', stays)).toEqual(['link_missing']);
    expect(told('#stays Stays.com is great: https://stays.com', stays)).toEqual(['utm_mismatch https://stays.com']);
  });

  test('no more than a bounded number of addresses is looked at', () => {
    expect(told(`GlowLab ${'https://a.net/ '.repeat(300)}${LINK}`)).toEqual(['link_wrong_domain https://a.net/']);
  });
});

describe('a post of several campaigns', () => {
  const tupper: Campaign = {
    ...campaignWith({ trackingUrl: 'https://tupperly.com/mila?c=1' }),
    id: 'tupperly',
    brand: { name: 'Tupperly', domains: ['tupperly.com', 'https://tupperly.co.uk/shop'] },
  };

  test('what another of them asks for is no wrong domain', () => {
    const both = [campaignWith(), tupper];
    expect(told(`GlowLab ${LINK}, Tupperly https://tupperly.com/mila?c=1`, ...both)).toEqual([]);
    expect(told('GlowLab, Tupperly https://tupperly.com/mila?c=1', ...both)).toEqual(['link_missing']);
    expect(told(`GlowLab ${LINK}, Tupperly https://tupperly.co.uk`, ...both)).toEqual([
      'utm_mismatch https://tupperly.co.uk',
    ]);
    expect(told('GlowLab, Tupperly https://tupperly.com', ...both)).toEqual([
      'link_missing',
      'utm_mismatch https://tupperly.com',
    ]);
    const unknown = { ...tupper, brand: { name: 'Tupperly' } };
    expect(told(`GlowLab, Tupperly https://tupperly.com/mila?c=1`, campaignWith(), unknown)).toEqual(['link_missing']);
    expect(told('GlowLab, Tupperly https://tupperly.com', campaignWith(), unknown)).toEqual([
      'link_missing',
      'utm_mismatch https://tupperly.com',
    ]);
    const linkless = { ...tupper, creators: [{ handle: 'mila.cooks' }] };
    expect(told('GlowLab, Tupperly https://tupperly.com', campaignWith(), linkless)).toEqual(['link_missing']);
  });

  test('two campaigns of one brand ask for two links', () => {
    const winter: Campaign = { ...campaignWith({ trackingUrl: `${LINK}-winter` }), id: 'winter' };
    expect(told(`GlowLab ${LINK}`, campaignWith(), winter)).toEqual(['link_missing']);
  });
});

test('a link that no web page has is not checked', () => {
  expect(told('GlowLab', campaignWith({ trackingUrl: 'glowlab://start' }))).toEqual([]);
});

test('the finding says where the link is asked for, and stays when the post gets longer', () => {
  const [before] = findings('GlowLab https://glow-lab.shop');
  const [after] = findings('So, hello! GlowLab https://glow-lab.shop. More tomorrow.');
  expect(before).toMatchObject({
    severity: 'high',
    suggestion: `Link ${LINK}.`,
    citation: { clause: 'creators.0.trackingUrl' },
  });
  expect(after!.id).toBe(before!.id);
});
