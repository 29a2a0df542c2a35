import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkDefinition, openSource, SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { SourceError } from '../../lib/sources/source-error.ts';
import { VirtualIo } from '../support/virtual-io.ts';

const io = new VirtualIo('2026-11-24T08:00:00Z').forSource();
const youtube = { name: 'tube', kind: 'youtube', settings: { channel: '@maple.kitchen' }, credential: 'google' };

test('a source is opened by its kind, under its name', () => {
  expect(openSource({ name: 'inbox', kind: 'folder', settings: { path: 'in' } }, io)).toMatchObject({ name: 'inbox' });
  expect(openSource({ name: 'up', kind: 's3', settings: { bucket: 'posts' } }, io)).toMatchObject({ handedIn: true });
  expect(openSource(youtube, io)).toMatchObject({ name: 'tube', keepDays: 30 });
});

test('no two kinds have the same name, and budgets have none of another zone than there is', () => {
  const kinds = SOURCE_KINDS.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  const zones = SOURCE_KINDS.flatMap(({ facts }) => facts.budgets.map(({ zone }) => zone));
  for (const timeZone of zones) expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
});

test('what is wrong with a definition is told field by field', () => {
  expect(checkDefinition(youtube)).toEqual([]);
  expect(checkDefinition({ ...youtube, kind: 'ftp' })).toEqual([
    { field: 'kind', message: expect.stringMatching(/^is "ftp": there are folder, s3, youtube/) },
  ]);
  const { credential: _, ...without } = youtube;
  expect(checkDefinition({ ...without, settings: { channel: 'maple' } })).toEqual([
    { field: 'settings.channel', message: expect.stringContaining('@handle') },
    { field: 'credential', message: expect.stringContaining('"apiKey"') },
  ]);
});

test.each(['arn:aws:s3:eu-west-1:1:accesspoint/a', 'posts/../other', 'a@b.example', 'posts?x', 'Posts'])(
  'a bucket is named by its name alone: not "%s"',
  (bucket) => {
    const [problem] = checkDefinition({ name: 'up', kind: 's3', settings: { bucket } });
    expect(problem).toEqual({ field: 'settings.bucket', message: 'write the name of an S3 bucket, without s3://' });
  },
);

test('a source whose definition is wrong is not opened, and every field is named', () => {
  const opened = () => openSource({ ...youtube, settings: {}, credential: undefined }, io);
  expect(opened).toThrow(SourceError);
  expect(opened).toThrow(/^settings\.channel .+; credential is missing/);
});

/** These are not called over HTTP: they are tried by tests of their own. */
const HANDED_IN = ['folder', 's3', 'webhook'];

test.each(SOURCE_KINDS.map(({ kind }) => kind).filter((kind) => !HANDED_IN.includes(kind)))(
  '%s keeps to the contract of sources',
  (kind) => {
    const file = new URL(`./${kind.replaceAll('_', '-')}.test.ts`, import.meta.url);
    expect(readFileSync(file, 'utf8')).toContain('sourceContract({');
  },
);
