import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { signalKinds, signals, signalWords } from '../../lib/rules/signals.ts';
import { signalKindsSchema, signalLinksSchema, signalWordsSchema } from '../../lib/rules/tables.ts';

const folder = new URL('../../lib/rules/signals/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const TABLES = new Set([
  'kinds.json',
  'links.json',
  'negations.json',
  'other-topics.json',
  'personal-pages.json',
  'trade-tags.json',
]);
const files = readdirSync(folder).filter((file) => !TABLES.has(file));

test('every language file is part of the signals', () => {
  expect(files.sort()).toEqual(
    Object.keys(signalWords)
      .map((language) => `${language}.json`)
      .sort(),
  );
});

test('the tables keep to their schemas', () => {
  expect(signalKindsSchema.safeParse(read('kinds.json')).error?.issues).toBeUndefined();
  expect(signalLinksSchema.safeParse(read('links.json')).error?.issues).toBeUndefined();
});

test('every kind that is used is explained', () => {
  expect(signals.filter(({ kind }) => signalKinds[kind] === undefined)).toEqual([]);
});

describe.each(Object.entries(signalWords))('%s', (language, words) => {
  test('keeps to its schema, and says nothing twice in one kind', () => {
    expect(signalWordsSchema.safeParse(read(`${language}.json`)).error?.issues).toBeUndefined();
    for (const forms of Object.values(words)) expect(forms).toEqual([...new Set(forms)]);
  });
});
