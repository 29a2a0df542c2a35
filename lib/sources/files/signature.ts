import { createHash } from 'node:crypto';

/** A short stand-in for a state of a file, so that a cursor can remember thousands of them. */
export function signature(...parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 11);
}
