export type { ClaimTable, NegativityTable, Strength } from './phrase-schema.ts';

/** A form with its lists spelled out. */
export function spelledOut(form: string, named: Readonly<Record<string, string>>): string {
  return form.replace(/<([a-z]{2,})>/g, (_, name: string) => named[name]!.split(' ').join('|'));
}
