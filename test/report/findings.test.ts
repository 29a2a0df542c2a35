import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FindingRecord } from '../../lib/store/records.ts';
import { type Api, autumn, bare, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.keep(bare);
  await api.keep(
    {
      ...bare,
      id: '2',
      caption: 'Look: @glowlab',
      creator: { handle: 'mila.cooks' },
      publishedAt: '2026-11-21T10:00:00Z',
    },
    [autumn],
  );
  await api.keep({
    ...bare,
    id: '3',
    caption: '=HYPERLINK("x") #gifted',
    creator: { handle: '+tom' },
    audience: ['DE'],
    platform: 'tiktok',
    url: '@evil',
  });
  await api.keep({ ...bare, id: 'p/4 #%\u{1f600}', caption: 'My serum', creator: { handle: 'zoe' } });
});
afterAll(() => api.close());

type Page = { items: FindingRecord[]; cursor?: string };
const list = async (query: string) => (await api.call<Page>('GET', `/v1/findings${query}`)).body;
const of = async (query: string): Promise<FindingRecord> => (await list(query)).items[0]!;

describe('the list', () => {
  test.each([
    ['', 4],
    ['?status=open', 4],
    ['?status=open,confirmed&severity=high', 4],
    ['?status=dismissed', 0],
    ['?jurisdiction=DE', 1],
    ['?code=disclosure.missing,disclosure.insufficient_wording', 4],
    ['?brand=GlowLab', 1],
    ['?campaign=autumn', 1],
    ['?creator=@zoe', 1],
    ['?platform=tiktok', 1],
    ['?from=2026-11-21', 1],
    ['?to=2026-11-20', 3],
    ['?from=2026-11-20T10:00:00Z&to=2026-11-21T10:00:00Z', 3],
    ['?to=9999-12-31', 4],
    ['?status=open,%20confirmed&status=fixed', 4],
    ['?brand=', 0],
  ])('%s holds %i', async (query, count) => {
    expect((await list(query)).items).toHaveLength(count);
  });

  test('comes in pages', async () => {
    const first = await list('?limit=3');
    const second = await list(`?limit=3&cursor=${first.cursor}`);
    expect(first.items).toHaveLength(3);
    expect(second.items).toHaveLength(1);
    expect(second.cursor).toBeUndefined();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  });

  test.each([
    ['?cursor=nonsense', 'bad-cursor'],
    ['?limit=0', 'invalid'],
    ['?limit=1000', 'invalid'],
    ['?status=closed', 'invalid'],
    ['?jurisdiction=UK', 'invalid'],
    ['?colour=red', 'invalid'],
    ['?constructor=x', 'invalid'],
    ['?status=', 'invalid'],
    ['?cursor=', 'bad-cursor'],
    ['?to=2026-02-30', 'invalid'],
    ['?from=2026-11-22&to=2026-11-20', 'invalid'],
    ['?from=yesterday', 'invalid'],
    ['?order=price', 'invalid'],
  ])('%s is refused: %s', async (query, problem) => {
    const { type, status, errors, detail } = await api.problem('GET', `/v1/findings${query}`);
    expect({ type, status }).toEqual({ type: `/problems/${problem}`, status: 400 });
    expect(`${detail}${JSON.stringify(errors)}`).not.toBe('');
  });

  test.each([
    ['colour=red', 'colour', 'status, severity'],
    ['status=open,closed', 'status', '"dismissed"'],
    ['from=yesterday', 'from', 'RFC 3339'],
    ['limit=1000', 'limit', 'from 1 to 200'],
    ['limit=many', 'limit', 'from 1 to 200'],
    ['limit=1.5', 'limit', 'from 1 to 200'],
    ['jurisdiction=UK', 'jurisdiction', 'did you mean "GB"'],
  ])('%s: names the parameter and what it takes', async (query, pointer, words) => {
    const { errors } = await api.problem('GET', `/v1/findings?${query}`);
    expect(errors).toEqual([{ pointer, detail: expect.stringContaining(words) }]);
  });

  test('a cursor of another list is refused with what to do', async () => {
    const { cursor } = await list('?limit=3');
    expect((await api.problem('GET', `/v1/findings?limit=3&status=open&cursor=${cursor}`)).detail).toContain(
      'start again without a cursor',
    );
    expect(await api.problem('GET', `/v1/posts?limit=3&cursor=${cursor}`)).toMatchObject({
      type: '/problems/bad-cursor',
    });
  });
});

describe('one finding', () => {
  test('comes with its version as the ETag', async () => {
    const { id } = await of('?creator=zoe');
    const answer = await api.call<FindingRecord>('GET', `/v1/findings/${encodeURIComponent(id)}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.body).toMatchObject({
      id,
      status: 'open',
      post: { id: 'p/4 #%\u{1f600}' },
      history: [{ what: 'opened', by: 'auditor' }],
    });
  });
  test('that is not there is not found', async () => {
    expect(await api.problem('GET', '/v1/findings/v1:none')).toMatchObject({
      status: 404,
      type: '/problems/not-found',
      instance: '/v1/findings/v1:none',
    });
  });
  test('with a broken encoding in its path is refused', async () => {
    expect(await api.problem('GET', '/v1/findings/%E0%A4%A')).toMatchObject({
      status: 400,
      errors: [{ pointer: 'findingId' }],
    });
  });
});

describe('a review', () => {
  const review = async (body: unknown, ifMatch?: string, id?: string) => {
    const finding = id ?? (await of('?creator=mila.cooks&jurisdiction=GB&code=disclosure.insufficient_wording')).id;
    return api.call<FindingRecord & { errors: { pointer: string }[]; detail: string }>(
      'POST',
      `/v1/findings/${finding}/review`,
      body,
      ifMatch === undefined ? {} : { 'if-match': ifMatch },
    );
  };

  test.each([
    [{ action: 'confirm' }, undefined, 428, undefined],
    [{ action: 'confirm' }, 'W/"x"', 400, 'If-Match'],
    [{ action: 'confirm' }, '*', 400, 'If-Match'],
    [{ action: 'confirm' }, '"1", "2"', 400, 'If-Match'],
    [{ action: 'confirm' }, 'W/"7"', 412, undefined],
    [{ action: 'confirm' }, '"7"', 412, undefined],
    [{ action: 'dismiss', comment: 'no' }, '"1"', 400, '/reason'],
    [{ action: 'dismiss', reason: 'not_an_ad' }, '"1"', 400, '/comment'],
    [{ action: 'dismiss', reason: 'not_an_ad', comment: '  ' }, '"1"', 400, '/comment'],
    [{ action: 'burn' }, '"1"', 400, '/action'],
    [{ action: 'reopen' }, '"1"', 409, undefined],
  ])('%j with If-Match %s: %i', async (body, ifMatch, status, pointer) => {
    const answer = await review(body, ifMatch);
    expect(answer.status).toBe(status);
    if (pointer !== undefined) expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
  });

  test('is kept with who, when and why; the next one needs the new version', async () => {
    const { id } = await of('?code=disclosure.insufficient_wording&jurisdiction=GB');
    const confirmed = await review({ action: 'confirm', comment: 'seen' }, '"1"', id);
    expect(confirmed.status).toBe(200);
    expect(confirmed.headers.get('etag')).toBe('"2"');
    const stale = await review({ action: 'send_back' }, '"1"', id);
    expect(stale.status).toBe(412);
    const dismissed = await review({ action: 'dismiss', reason: 'disclosed_elsewhere', comment: '=cmd|calc' }, '2', id);
    expect(dismissed.body).toMatchObject({ status: 'dismissed', version: 3 });
    expect(dismissed.body.history.slice(1)).toMatchObject([
      { what: 'confirmed', by: 'local', comment: 'seen', at: '2026-11-24T08:00:00.000Z' },
      { what: 'dismissed', by: 'local', reason: 'disclosed_elsewhere' },
    ]);
    const refused = await review({ action: 'fix' }, 'W/"3"', id);
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('reopen');
    expect((await list('?status=open')).items.map((finding) => finding.id)).not.toContain(id);
  });

  test('of a finding that is not there is not found', async () => {
    expect((await review({ action: 'confirm' }, '"1"', 'v1:none')).status).toBe(404);
  });
});

describe('the export', () => {
  test('is a spreadsheet that runs nothing', async () => {
    const { text, headers } = await api.call('GET', '/v1/findings.csv?platform=tiktok');
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('content-disposition')).toContain('findings.csv');
    expect(headers.get('x-complete')).toBe('true');
    const [head, row] = text.replace('\ufeff', '').split('\r\n');
    expect(head).toMatch(/^id,status,severity,code,/);
    expect(row).toContain("'+tom");
    expect(row).toContain("'@evil");
  });
  test('tells the last decision', async () => {
    const { text } = await api.call('GET', '/v1/findings.csv?status=dismissed');
    expect(text).toContain("local,2026-11-24T08:00:00.000Z,dismissed,disclosed_elsewhere,'=cmd|calc");
  });
});

describe('tokens', () => {
  const path = '/v1/findings';
  test.each([
    [{ scope: 'findings/read' }, 200],
    [{ scope: 'openid disclosure-auditor/findings/read' }, 200],
    [{ scope: 'findings/review' }, 403],
    [{}, 403],
  ])('%j: %i', async (claims, status) => {
    expect((await api.withToken({ method: 'GET', path }, claims as Record<string, string>)).status).toBe(status);
  });
  test('health is open to everybody', async () => {
    expect((await api.withToken({ method: 'GET', path: '/v1/health' }, {})).status).toBe(200);
  });
  test.each([
    [{ email: 'ada@brand.example', sub: 's' }, 'ada@brand.example'],
    [{ username: 'ada', sub: 's' }, 'ada'],
    [{ 'cognito:username': 'ada' }, 'ada'],
    [{ sub: 's' }, 's'],
    [{ username: 'auditor', sub: 's' }, 's'],
    [{}, 'unknown'],
  ])('%j decides as %s', async (claims, name) => {
    const { id, version, status } = await of('?creator=zoe');
    const action = status === 'open' ? 'confirm' : 'reopen';
    const { body } = await api.withToken(
      { method: 'POST', path: `/v1/findings/${id}/review`, body: { action }, headers: { 'If-Match': `"${version}"` } },
      { scope: 'findings/review', ...(claims as Record<string, string>) },
    );
    expect((body.history as { by: string }[]).at(-1)!.by).toBe(name);
  });
});
