import { createHmac } from 'node:crypto';
import { sameText } from '../http/same-text.ts';
import type { InboundRequest } from '../source.ts';
import { SourceError } from '../source-error.ts';
import { refusedByAge } from './age.ts';

const PREFIX = 'whsec_';
const LEAST_BYTES = 24;

/**
 * Why a push is not one of the holder of `secret`, by Standard Webhooks 1.0
 * (https://github.com/standard-webhooks/standard-webhooks): HMAC-SHA256 over `id.timestamp.body`, several signatures while a secret is
 * changed. Undefined where it is.
 */
export function refusedSignature({ headers, body }: InboundRequest, secret: string, now: Date): string | undefined {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'] ?? '';
  const signatures = headers['webhook-signature'];
  if (!id) return 'the header webhook-id is missing';
  if (!signatures) return 'the header webhook-signature is missing';
  const age = refusedByAge(
    /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN,
    now,
    'webhook-timestamp',
  );
  if (age !== undefined) return age;
  const key = keyOf(secret);
  const expected = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  return signatures.split(' ').some((signature) => sameText(signature, expected))
    ? undefined
    : 'webhook-signature does not fit: sign "{webhook-id}.{webhook-timestamp}.{body}" with the secret of this source';
}

/** Throws a `SourceError` where the secret is so short that it can be guessed. */
export function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64');
  if (key.length >= LEAST_BYTES) return key;
  const message = `the secret is too short: store whsec_ and at least ${LEAST_BYTES} random bytes in base64`;
  throw new SourceError('credential_missing', message);
}
