import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { suggestCaption, suggestPost } from '../../lib/audit/suggest.ts';
import type { Post } from '../../lib/post.ts';
import type { Pack } from '../../lib/rules/schema.ts';
import { doubtful, pack, placed, post, rulebook, sure, term } from '../support/law.ts';

function suggestion(given: Partial<Post>, ...laws: Pack[]): string | undefined {
  const context = { rulebook: rulebook(...laws) };
  const one = post(given);
  return suggestCaption(one, audit(one, context), context);
}

const fr = pack({
  code: 'FR',
  languages: ['fr'],
  terms: [term({ id: 'publicité', language: 'fr', suggest: [{ text: 'Publicité' }] })],
});
const examples = { pass: ['x'], fail: ['y'] };

describe('a suggestion', () => {
  test.each([
    [{ caption: 'My serum' }, 'Ad | My serum'],
    [{ caption: 'My serum', audience: ['GB', 'FR'] }, 'Ad | Publicité | My serum'],
    [{ caption: 'This is not an ad, my serum' }, 'Ad | , my serum'],
    [{ overlays: ['one', 'two'], format: 'story' }, 'Ad | one\n\nAd | two'],
    [{ overlays: ['not an ad'], format: 'story' }, 'Ad |'],
    [{ title: 'My serum', platform: 'youtube' }, 'Ad: My serum'],
    [{ description: 'My serum', platform: 'youtube' }, 'Ad | My serum'],
    [{ links: ['https://x.example'] }, 'Ad'],
  ] as const)('%j: %j', (given, expected) => {
    expect(suggestion(given as Partial<Post>, pack(), fr)).toBe(expected);
  });

  test('is in the language of the post, and made for the tie', () => {
    const both = pack({
      languages: ['en', 'de'],
      languageRules: [{ rule: 'content', severity: 'high', cite: sure, examples }],
      terms: [
        term({ id: 'ad', match: ['label'], suggest: [{ text: 'Ad' }] }),
        term({ id: 'werbung', language: 'de', suggest: [{ text: 'Werbung' }] }),
        term({ id: 'geschenkt', language: 'de', suggest: [{ text: 'Geschenkt', connections: ['gift'] }] }),
      ],
    });
    const caption = 'Ad | Ich benutze dieses wunderbare Serum seit drei Wochen jeden einzelnen Morgen';
    expect(suggestion({ caption }, both)).toBe(`Werbung | ${caption}`);
    expect(suggestion({ caption, connection: 'gift' }, both)).toBe(`Geschenkt | ${caption}`);
  });

  test('tries further labels where the first do not go together', () => {
    const picky = pack({
      code: 'IE',
      terms: [
        term({ id: 'weak', suggest: [{ text: 'Weak' }], rulings: [{ status: 'insufficient' }] }),
        term({ id: 'fógra', suggest: [{ text: 'Fógra' }] }),
      ],
    });
    expect(suggestion({ caption: 'x', audience: ['IE', 'GB'] }, picky, pack())).toBe('Fógra | Ad | x');
  });

  test('goes where it counts', () => {
    const titled = pack(placed({ kind: 'channel', fields: ['title'] }));
    expect(suggestion({ description: 'My serum', platform: 'youtube', transcript: 'hello' }, titled)).toBe('Ad');
    expect(
      suggestion({ caption: '#ad x', format: 'reel' }, pack(placed({ kind: 'channel', fields: ['overlays'] }))),
    ).toBe('Ad');
  });

  test('is left out where nothing is wrong, where no wording is known, and where wording cannot mend it', () => {
    expect(suggestion({ caption: 'Ad | x' })).toBeUndefined();
    expect(suggestion({ caption: 'x', audience: ['KE'] })).toBeUndefined();
    expect(
      suggestion(
        { caption: 'x' },
        pack({
          terms: [term({ id: 'ad', rulings: [{ cite: doubtful, status: 'unknown' }], suggest: [{ text: 'Ad' }] })],
        }),
      ),
    ).toBeUndefined();
  });

  test('passes when audited again', () => {
    const one = post({ caption: '#gifted serum', audience: ['GB', 'FR'] });
    const context = { rulebook: rulebook(pack(), fr) };
    const changed = suggestPost(one, audit(one, context), context)!;
    expect(audit(changed, context).verdicts.every(({ outcome }) => outcome === 'pass')).toBe(true);
  });

  test('uses the rulebook of this release unless told', () => {
    const one = post({ caption: 'My serum', audience: ['GB'] });
    expect(suggestCaption(one, audit(one))).toMatch(/serum$/);
  });
});
