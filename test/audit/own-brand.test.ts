import { describe, expect, test } from 'vitest';
import { pack, ruling, sure } from '../support/law.ts';

const examples = { pass: ['x'], fail: ['y'] };
const lenient = pack({ duties: [{ duty: 'unless_plain', connections: ['own_brand'], cite: sure, examples }] });
const own = (caption: string, handle = 'case') =>
  ruling({ caption, connection: 'own_brand', creator: { handle } }, lenient);

describe('one’s own brand, where no mark is due if that is plain', () => {
  test.each([
    ['My new merch is out', 'case'],
    ['The new Velora pan is here', 'velora'],
    ['New pans #velora', 'velora'],
    ['New pans @velora', '@Velora'],
    ['Our pans are back in stock, order now', 'mila.cooks'],
  ])('%s by %s: plain', (caption, handle) => {
    expect(own(caption, handle)).toBe('not_applicable no_duty');
  });

  test.each([
    ['The new Velora pan is here', 'mila.cooks'],
    ['Velora pans, thanks @mikko', 'velora'],
    ['The pan of all pans', 'pan'],
  ])('%s by %s: a person must look', (caption, handle) => {
    expect(own(caption, handle)).toBe('review unsettled');
  });

  test('a disclosure is good all the same', () => {
    expect(own('Ad | The pan of all pans')).toBe('pass clear Ad');
  });
});
