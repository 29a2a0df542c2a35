import en from './claims/en.json' with { type: 'json' };
import type { ClaimTable } from './phrase-tables.ts';

/** Wording of each kind of claim, by language. */
export const claimTables: Readonly<Record<string, ClaimTable | undefined>> = Object.assign(Object.create(null), { en });
