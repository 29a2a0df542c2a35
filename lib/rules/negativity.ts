import en from './negativity/en.json' with { type: 'json' };
import type { NegativityTable } from './phrase-tables.ts';

/** Wording that runs a brand or its product down, by language. */
export const negativityTables: Readonly<Record<string, NegativityTable | undefined>> = Object.assign(
  Object.create(null),
  { en } as Record<string, NegativityTable>,
);
