import { createHash } from 'node:crypto';
import * as z from 'zod';
import { SourceError } from '../source-error.ts';
import type { CredentialValues } from '../source-kind.ts';

const EXAMPLE = '{"accessToken": "…"}';

/** Pasted values often end in a line break, which no header may hold. */
const valuesSchema = z.record(z.string(), z.string().trim());

/** Reads a JSON object of texts. Throws a `SourceError` that quotes nothing of it; `place` begins its sentence. */
export function parseValues(json: string, place: string): CredentialValues {
  return checkValues(parseObject(json, place, EXAMPLE), place);
}

/** Throws a `SourceError` that names the fields that are no texts; `place` begins its sentence. */
export function checkValues(value: unknown, place: string): CredentialValues {
  const { data, error } = valuesSchema.safeParse(value);
  if (data !== undefined) return data;
  const fields = new Set(error.issues.flatMap(({ path }) => path.map((field) => `"${String(field)}"`)));
  const wrong = fields.size === 0 ? '' : `; not a text: ${[...fields].join(', ')}`;
  throw new SourceError('credential_missing', `${place} must hold an object of texts such as ${EXAMPLE}${wrong}`);
}

/** Reads a JSON object. The parser's own error is kept back: it quotes what it read. */
export function parseObject(json: string, place: string, example: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value;
  } catch {
    // As below.
  }
  throw new SourceError('credential_missing', `${place} must hold JSON such as ${example}`);
}

/** The same for the same values, whatever their order. */
export function versionOf(values: CredentialValues): string {
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
