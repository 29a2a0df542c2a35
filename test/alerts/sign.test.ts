import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { describe, expect, test } from 'vitest';
import { signedHeaders } from '../../lib/alerts/sign.ts';
import { createSecret } from '../support/receiver.ts';

const body = '{"type":"finding.opened","data":{"brand":"Glow Läb 🌿"}}';
const message = () => ({ id: 'v1:a/1', at: new Date(), body });

describe('signatures', () => {
  test('are what the Standard Webhooks library accepts', () => {
    const secret = createSecret();
    expect(new Webhook(secret).verify(body, signedHeaders(secret, message()))).toEqual(JSON.parse(body));
  });

  test('fail with another secret, another body, another id and another time', () => {
    const secret = createSecret();
    const headers = signedHeaders(secret, message());
    const verify = (changed: { with?: string; body?: string; headers?: Record<string, string> }) => () =>
      new Webhook(changed.with ?? secret).verify(changed.body ?? body, { ...headers, ...changed.headers });
    expect(verify({})).not.toThrow();
    expect(verify({ with: createSecret() })).toThrow(WebhookVerificationError);
    expect(verify({ body: `${body} ` })).toThrow(WebhookVerificationError);
    expect(verify({ headers: { 'webhook-id': 'v1:a/2' } })).toThrow(WebhookVerificationError);
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(verify({ headers: { 'webhook-timestamp': later } })).toThrow(WebhookVerificationError);
  });
});
