import { expect, test } from 'vitest';
import { packs } from '../../lib/rules/index.ts';
import { packOverviews } from '../../lib/rules/overview.ts';

test('every jurisdiction is told in one line, with the day its oldest source was read', () => {
  const overviews = packOverviews();
  expect(overviews.map(({ code }) => code)).toEqual([...packs.keys()]);
  for (const { code, terms, sources, read } of overviews) {
    const pack = packs.get(code)!;
    expect([terms, sources]).toEqual([pack.terms.length, Object.keys(pack.sources).length]);
    expect(Object.values(pack.sources).every((source) => source.read >= read)).toBe(true);
  }
});
