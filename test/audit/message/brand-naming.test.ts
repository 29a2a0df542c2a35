import { describe, expect, test } from 'vitest';
import { audit } from '../../../lib/audit/audit.ts';
import type { Brand, Brief } from '../../../lib/campaign.ts';
import { post, rulebook, campaign as sample } from '../../support/law.ts';

const law = rulebook();

function belongs(caption: string, brand: Partial<Brand>, market = 'GB', brief: Brief = {}): boolean {
  const own = { ...sample, jurisdictions: [market], brand: { name: 'x', ...brand }, brief };
  return audit(post({ caption }), { rulebook: law, campaigns: [own] }).commercial.basis === 'campaign';
}

describe('whether a post names the brand', () => {
  test.each([
    ['Malinowa Pracownia', 'PL', 'Spędziłam sobotę w Malinowej Pracowni'],
    ['Wisełka', 'PL', 'krem z Wisełki'],
    ['Dermaluna', 'DE', 'Dermalunas neues Serum'],
    ['Bergfink', 'DE', 'mit dem neuen Bergfink auf dem Rücken'],
    ['Nordlicht', 'DE', 'die Bohnen von Nordlicht'],
    ['Çiçekli', 'TR', 'Çiçekli’nin yeni kremi'],
    ['Lumikko', 'FI', 'lumikkossa oli ale'],
    ['Oatfolk', 'GB', 'my oatfolk era, oat milk'],
    ['Pennywell', 'GB', 'Thanks pennywell for this'],
    ['Plume', 'FR', 'un matelas de chez plume'],
    ['Brisa', 'MX', 'mi base es Brisa y nada más'],
    ['Apple', 'US', 'a new phone from Apple'],
    ['On', 'US', 'sponsored by on'],
    ['Stella Filante', 'IT', 'cappotto di Stella Filante'],
    ['Fern & Rye', 'GB', 'fern and rye knits, fern&rye'],
    ['Harbour Roast', 'GB', 'harbourroast☕️'],
    ['Cold Water', 'GB', 'all day in my cold water suit'],
    ['Velaria', 'IT', 'la Velaría'],
    ['Mühlbach', 'DE', 'ein Muehlbach auf Eis'],
    ['ゆきんこ', 'JP', 'ゆきんこの化粧水'],
    ['Kroniki Popiołu', 'PL', 'Kończę sezon w Kronikach Popiołu'],
    ['Oatfolk', 'GB', 'My snack. Straight from the oatfolk bag'],
    ['Sprout', 'GB', 'Lots of feelings. Sprout makes it easy'],
    ['Stride', 'GB', 'The shoe: 👟 Stride Cloudbank in oat'],
    ['Midnight Garden', 'GB', 'Midnight garden kind of evening'],
  ])('%s in %s: %j does', (name, market, caption) => {
    expect(belongs(caption, { name }, market)).toBe(true);
  });

  test.each([
    ['Brisa', 'MX', 'Sol, tacos y una brisa riquísima'],
    ['On', 'US', 'put it on. On top of that'],
    ['Apple', 'US', 'apple pie. Apple pie!'],
    ['Dove', 'GB', 'Dove of peace, a dove flew by'],
    ['Malinowa Pracownia', 'PL', 'malinowy zachód słońca, moja mała pracownia'],
    ['Puszek', 'PL', 'otworzyłam puszki'],
    ['Cold Water', 'GB', 'We swam in cold water'],
    ['Oatfolk', 'GB', 'oat milk, folk music'],
    ['!!!', 'US', 'wow!!!'],
    ['Sprout', 'GB', 'A sprout grew. Sprout'],
    ['Stride', 'GB', 'Stride by stride. Stride I must'],
  ])('%s in %s: %j does not', (name, market, caption) => {
    expect(belongs(caption, { name }, market)).toBe(false);
  });

  test('a tag names it that begins with its name, or that the brief asks for', () => {
    expect(belongs('#glowlabpartner', { name: 'GlowLab' })).toBe(true);
    expect(belongs('#glowlabel', { name: 'GlowLab' })).toBe(false);
    expect(belongs('#hushpartner', { name: 'Hush' })).toBe(false);
    expect(belongs('#hushpartner', { name: 'Hush' }, 'GB', { requiredHashtags: ['#HushPartner', '#quiet'] })).toBe(
      true,
    );
    expect(belongs('#quiet', { name: 'Hush' }, 'GB', { requiredHashtags: ['#HushPartner', '#quiet'] })).toBe(false);
    expect(belongs('#stridetest', { name: 'Stride' })).toBe(false);
  });

  test('its addresses name it in words, where they begin with its name', () => {
    const brand = { name: 'Loaf', handles: ['@loafkits'], hashtags: ['#loaf'], domains: ['oven.example'] };
    expect(belongs('Loaf kits are half price', brand)).toBe(true);
    expect(belongs('Loaf and oven are warm', brand)).toBe(false);
  });

  test('a handle names it as it is', () => {
    expect(belongs('@glowlab-approved', { handles: ['@GlowLab'] })).toBe(true);
    expect(belongs('@glowlab_fans', { handles: ['@GlowLab'] })).toBe(false);
  });
});
