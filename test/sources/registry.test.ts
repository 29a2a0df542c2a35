import { expect, test } from 'vitest';
import { openSources, sourceConfigSchema } from '../../lib/sources/registry.ts';

test('sources are named after where they read from unless told', () => {
  const configs = [
    { kind: 'folder', path: 'inbox' },
    { kind: 's3', bucket: 'agency-posts', prefix: 'in/' },
    { kind: 's3', bucket: 'agency-posts', name: 'everything' },
  ].map((config) => sourceConfigSchema.parse(config));
  expect(openSources(configs).map((source) => source.name)).toEqual(['inbox', 's3://agency-posts/in/', 'everything']);
});

test('two sources of one name and an unknown kind are refused', () => {
  const folder = sourceConfigSchema.parse({ kind: 'folder', path: 'inbox' });
  expect(() => openSources([folder, folder])).toThrow('two sources are named "inbox"');
  expect(sourceConfigSchema.safeParse({ kind: 'ftp', path: 'x' }).success).toBe(false);
});
