import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, autumn, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('campaigns', () => {
  test('are created, read, replaced, listed and deleted', async () => {
    const created = await api.call('POST', '/v1/campaigns', autumn);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe('/v1/campaigns/autumn');
    expect(await api.problem('POST', '/v1/campaigns', autumn)).toMatchObject({ status: 409, type: '/problems/exists' });
    const replaced = await api.call('PUT', '/v1/campaigns/autumn', { ...autumn, jurisdictions: ['FR'] });
    expect(replaced.status).toBe(200);
    expect((await api.call('GET', '/v1/campaigns/autumn')).body).toMatchObject({ jurisdictions: ['FR'] });
    expect((await api.call<{ items: unknown[] }>('GET', '/v1/campaigns')).body.items).toHaveLength(1);
    expect((await api.call('DELETE', '/v1/campaigns/autumn')).status).toBe(204);
    expect((await api.call('GET', '/v1/campaigns/autumn')).status).toBe(404);
    expect((await api.call('DELETE', '/v1/campaigns/autumn')).status).toBe(404);
    expect((await api.call('PUT', '/v1/campaigns/autumn', autumn)).status).toBe(404);
  });

  test('a list takes no parameters', async () => {
    expect(await api.problem('GET', '/v1/campaigns?limit=1')).toMatchObject({
      status: 400,
      errors: [{ pointer: 'limit' }],
    });
  });

  test('one that is too large to be kept is refused, new or not', async () => {
    const large = { ...autumn, brief: { approvedCaption: 'x'.repeat(400_000) } };
    expect(await api.problem('POST', '/v1/campaigns', large)).toMatchObject({
      status: 413,
      type: '/problems/too-large',
    });
    expect(await api.problem('PUT', '/v1/campaigns/autumn', large)).toMatchObject({ status: 413 });
  });

  test.each([
    ['POST', '', { ...autumn, window: { from: '2026-12-01T00:00:00Z', to: '2026-11-01T00:00:00Z' } }, '/window/to'],
    ['POST', '', { ...autumn, jurisdictions: ['GB', 'UK'] }, '/jurisdictions/1'],
    ['POST', '', { ...autumn, id: 'a b' }, '/id'],
    ['POST', '', { ...autumn, brand: {} }, '/brand/name'],
    ['PUT', '/winter', autumn, '/id'],
  ])('%s %s is refused at the field', async (method, path, body, pointer) => {
    const problem = await api.problem(method, `/v1/campaigns${path}`, body);
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
  });
});

describe('webhooks', () => {
  type Webhook = { id: string; secret?: string; events: string[]; minSeverity: string };
  const create = (body: unknown) => api.call<Webhook>('POST', '/v1/webhooks', body);

  test('show their secret once, and are listed without it', async () => {
    const { status, body } = await create({ url: 'https://hooks.brand.example/x' });
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(body).toMatchObject({ minSeverity: 'low', events: expect.arrayContaining(['finding.opened']) });
    const list = await api.call<{ items: Webhook[] }>('GET', '/v1/webhooks');
    expect(list.body.items.map(({ id }) => id)).toEqual([body.id]);
    expect(list.text).not.toContain('whsec_');
    expect((await api.call('DELETE', `/v1/webhooks/${body.id}`)).status).toBe(204);
    expect((await api.call('DELETE', `/v1/webhooks/${body.id}`)).status).toBe(404);
  });

  test.each([
    'http://brand.example/x',
    'https://10.0.0.1/x',
    'https://169.254.169.254/latest',
    'https://localhost/x',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://169.254.169.254.:443/',
    'ftp://brand.example/',
    'https://u:p@brand.example/',
    'nonsense',
    'https://printer.local/',
  ])('%s is refused', async (url) => {
    expect(await api.problem('POST', '/v1/webhooks', { url })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/url' }],
    });
  });

  test('too long a list of campaigns cannot be kept', async () => {
    const body = { url: 'https://hooks.brand.example/x', campaigns: Array(50_000).fill('autumn') };
    expect(await api.problem('POST', '/v1/webhooks', body)).toMatchObject({ status: 413 });
  });

  test('ask for known events', async () => {
    expect(await api.problem('POST', '/v1/webhooks', { url: 'https://a.example', events: ['x'] })).toMatchObject({
      errors: [{ pointer: '/events/0' }],
    });
  });

  test('tell what a test came to, keep it in the log, and send it again under the same id', async () => {
    const { body } = await create({ url: 'https://nowhere.invalid/x' });
    const tested = await api.call<{ eventId: string; type: string; attempts: unknown[] }>(
      'POST',
      `/v1/webhooks/${body.id}/test`,
    );
    expect(tested.body).toMatchObject({ type: 'endpoint.test', attempts: [{ error: expect.any(String) }] });
    const { eventId } = tested.body;
    const replayed = await api.call<{ attempts: unknown[] }>(
      'POST',
      `/v1/webhooks/${body.id}/deliveries/${eventId}/replay`,
    );
    expect(replayed.body.attempts).toHaveLength(2);
    const log = await api.call<{ items: { eventId: string }[] }>('GET', `/v1/webhooks/${body.id}/deliveries`);
    expect(log.body.items.map((one) => one.eventId)).toEqual([eventId]);
  });

  test.each([
    ['POST', '/v1/webhooks/none/test'],
    ['GET', '/v1/webhooks/none/deliveries'],
    ['POST', '/v1/webhooks/none/deliveries/e/replay'],
  ])('%s %s: there is none', async (method, path) => {
    expect(await api.problem(method, path)).toMatchObject({ status: 404 });
  });

  test('an event that was never sent cannot be sent again', async () => {
    const { body } = await create({ url: 'https://hooks.brand.example/y' });
    expect(await api.problem('POST', `/v1/webhooks/${body.id}/deliveries/none/replay`)).toMatchObject({ status: 404 });
  });
});
