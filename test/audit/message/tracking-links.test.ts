import { describe, expect, test } from 'vitest';
import type { Campaign } from '../../../lib/campaign.ts';
import { campaignWith, findings, LINK, PARAMS, told } from '../../support/tracking-links.ts';

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
