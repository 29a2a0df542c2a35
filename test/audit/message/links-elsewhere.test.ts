import { describe, expect, test } from 'vitest';
import { campaignWith, findings, LINK, PARAMS, told } from '../../support/tracking-links.ts';

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
