import { expect, test } from 'vitest';
import { describeKind } from '../../lib/sources/describe-kind.ts';
import { SOURCE_KINDS } from '../../lib/sources/registry.ts';
import { youtube } from '../../lib/sources/youtube.ts';

test('a field that another stands for need not be filled in', () => {
  const { credential } = describeKind(youtube);
  expect(credential[0]).toEqual({ name: 'apiKey', about: 'API key of a Google Cloud project', optional: true });
});

test.each(SOURCE_KINDS.map((kind) => [kind.kind, kind] as const))(
  'the form of %s has a label for each setting',
  (_, kind) => {
    const { settings, facts } = describeKind(kind);
    const fields = (settings.properties ?? {}) as Record<string, { description?: string }>;
    for (const { description } of Object.values(fields)) expect(description).toMatch(/\w/);
    for (const [statement, certainty] of Object.values(facts)) {
      expect(statement).toMatch(/\w/);
      expect(certainty).toMatch(/^(verified|reported|assumed)$/);
    }
  },
);
