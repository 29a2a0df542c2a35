import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MAX_STORED_POST_BYTES } from '../../lib/post.ts';
import type { CheckAnswer } from '../support/answers.ts';
import { type Api, autumn, bare, MAX_ANSWER_BYTES, startApi } from '../support/api.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => {
  api.observed.bus.events.length = 0;
});

describe('pushing posts', () => {
  type Results = {
    accepted: number;
    rejected: number;
    results: { index: number; status: number; errors?: { pointer: string; detail: string }[] }[];
  };
  const push = (body: unknown) => api.call<Results>('POST', '/v1/posts', body);

  test('good ones go on the bus, bad ones are named by index and field', async () => {
    const { status, body } = await push([
      bare,
      { ...bare, id: '2', publishedAt: 'soon' },
      'text',
      { ...bare, id: '3', audience: ['UK'] },
      { ...bare, id: '4' },
    ]);
    expect(status).toBe(207);
    expect(body).toMatchObject({ accepted: 2, rejected: 3 });
    expect(body.results.map((result) => result.status)).toEqual([202, 400, 400, 400, 202]);
    expect(body.results[1]!.errors).toMatchObject([
      { pointer: '/1/publishedAt', detail: expect.stringContaining('RFC 3339') },
    ]);
    expect(body.results[2]!.errors).toMatchObject([{ pointer: '/2' }]);
    expect(body.results[3]!.errors).toMatchObject([
      { pointer: '/3/audience/0', detail: expect.stringContaining('did you mean "GB"?') },
    ]);
    expect(api.observed.bus.events.map(({ type, data }) => [type, (data as { post: { id: string } }).post.id])).toEqual(
      [
        ['post.published', '1'],
        ['post.published', '4'],
      ],
    );
  });

  test('{ posts } is the same as an array, its fields found there', async () => {
    const { body } = await push({ posts: [bare, { ...bare, id: '' }] });
    expect(body).toMatchObject({ accepted: 1, results: [{ status: 202 }, { errors: [{ pointer: '/posts/1/id' }] }] });
  });

  test('a field that is not there is called missing', async () => {
    const { creator: _, ...nobodys } = bare;
    const { body } = await push([nobodys]);
    expect(body.results[0]!.errors).toEqual([{ pointer: '/0/creator', detail: 'is missing' }]);
  });

  test('any text is taken: lone surrogates, a caption of 100 KB, 10,000 hashtags', async () => {
    const captions = ['\ud800 ad \udfff', 'x'.repeat(100_000), '#ad '.repeat(10_000)];
    const { body } = await push(captions.map((caption, n) => ({ ...bare, id: `\udc00${n}`, caption })));
    expect(body).toMatchObject({ accepted: 3, rejected: 0 });
  });

  test('the same again is the same posts', async () => {
    await push([bare]);
    await push([bare]);
    expect(new Set(api.observed.bus.events.map(({ data }) => (data as { post: { id: string } }).post.id)).size).toBe(1);
  });

  test('one that is too large is refused by itself', async () => {
    const { body } = await push([{ ...bare, caption: 'x'.repeat(MAX_STORED_POST_BYTES) }, bare]);
    expect(body.results).toMatchObject([{ status: 400, errors: [{ pointer: '/0' }] }, { status: 202 }]);
  });

  test('however much is wrong, the answer fits what a function may answer', async () => {
    const wrong = { ...bare, audience: Array(150).fill('UK') };
    const { body, text } = await push(Array(500).fill(wrong));
    expect(body).toMatchObject({ accepted: 0, rejected: 500 });
    expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(MAX_ANSWER_BYTES);
  });

  test('nothing good, nothing published', async () => {
    expect((await push(['x'])).body).toMatchObject({ accepted: 0, rejected: 1 });
    expect(api.observed.bus.events).toEqual([]);
  });

  test.each([
    ['[]', undefined, 400],
    [JSON.stringify(Array(501).fill({})), undefined, 400],
    ['{}', undefined, 400],
    ['"text"', undefined, 400],
    ['{', undefined, 400],
    ['', undefined, 400],
    ['[]', 'application/problem+json; charset=utf-8', 400],
    ['[]', 'application/jsonp', 415],
    ['[]', 'text/plain', 415],
    [`["${'x'.repeat(1_000_000)}"]`, undefined, 413],
  ])('%.10s as %s: %i', async (body, type, status) => {
    const problem = await api.problem('POST', '/v1/posts', body, type === undefined ? {} : { 'content-type': type });
    expect(problem).toMatchObject({ status });
    expect(problem.detail).not.toBe('');
  });
});

describe('reading posts', () => {
  const odd = 'p/4 #%?\u{1f600}';
  beforeAll(async () => {
    await api.keep(bare);
    await api.keep({ ...bare, caption: 'Ad | My new serum' });
    await api.keep({
      ...bare,
      id: odd,
      platform: 'x',
      creator: { handle: 'zoe' },
      publishedAt: '2026-11-22T10:00:00Z',
    });
  });

  test.each([
    ['', ['x', 'instagram']],
    ['?platform=x', ['x']],
    ['?creator=@mila.cooks', ['instagram']],
    ['?outcome=fail', ['x']],
    ['?to=2026-11-21', ['instagram']],
  ])('the list %s', async (query, platforms) => {
    const { body } = await api.call<{ items: { platform: string }[] }>('GET', `/v1/posts${query}`);
    expect(body.items.map(({ platform }) => platform)).toEqual(platforms);
  });

  test('one post has its revisions, their audits and its findings', async () => {
    const { body, headers } = await api.call<{ revisions: unknown[]; findings: { status: string }[] }>(
      'GET',
      '/v1/posts/instagram/1',
    );
    expect(body.revisions).toMatchObject([
      { number: 1, audit: { verdicts: [{ outcome: 'fail' }] } },
      { number: 2, audit: { verdicts: [{ outcome: 'pass' }] } },
    ]);
    expect(body.findings).toMatchObject([{ status: 'fixed' }]);
    expect(headers.get('x-complete')).toBe('true');
  });

  test('of one with more revisions than an answer holds, the newest come, and the answer says so', async () => {
    const revisions = 36;
    for (let n = 1; n <= revisions; n++) {
      await api.keep({ ...bare, id: 'edited', caption: `${n} ${'My "serum" '.repeat(15_000)}` });
    }
    const { body, text, headers } = await api.call<{ revisions: { number: number }[] }>(
      'GET',
      '/v1/posts/instagram/edited',
    );
    expect(headers.get('x-complete')).toBe('false');
    expect(Buffer.byteLength(JSON.stringify(text))).toBeLessThan(MAX_ANSWER_BYTES);
    const numbers = body.revisions.map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(10);
    expect(numbers).toEqual(numbers.map((_, k) => revisions - numbers.length + 1 + k));
  });

  test('an id with anything in it', async () => {
    const { status, body } = await api.call<{ id: string }>('GET', `/v1/posts/x/${encodeURIComponent(odd)}`);
    expect([status, body.id]).toEqual([200, odd]);
  });

  test.each(['/v1/posts/instagram/none', '/v1/posts/myspace/1'])('%s is not there', async (path) => {
    expect(await api.problem('GET', path)).toMatchObject({ status: 404 });
  });
});

describe('checking a draft', () => {
  const check = (body: unknown) => api.call<CheckAnswer>('POST', '/v1/checks', body);

  test('gives the verdict and the caption as it would pass, and keeps nothing', async () => {
    const { body } = await check({ text: 'My new serum #gifted', jurisdictions: ['GB', 'DE'] });
    expect(body.audit.verdicts).toMatchObject([
      { jurisdiction: 'GB', outcome: 'fail' },
      { jurisdiction: 'DE', outcome: 'fail' },
    ]);
    const again = await check({ text: body.suggestion, jurisdictions: ['GB', 'DE'] });
    expect(again.body.audit.verdicts.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
    expect(again.body.suggestion).toBeUndefined();
    expect(api.observed.bus.events).toEqual([]);
  });

  test('takes the caption by its name in a post too', async () => {
    const { body } = await check({ caption: 'Ad | serum', title: 'Serum', jurisdictions: ['GB'] });
    expect(body.audit.verdicts).toMatchObject([{ outcome: 'pass' }]);
  });

  test('against a campaign’s brief', async () => {
    await api.store.createCampaign(autumn);
    const { body } = await check({ text: 'Ad | GlowLab serum', jurisdictions: ['GB'], campaign: 'autumn' });
    expect(body.audit.findings.map(({ code }) => code)).toEqual(['message.mention_missing']);
  });

  describe('of a campaign', () => {
    const winter = {
      ...autumn,
      id: 'winter',
      window: { from: '2027-12-01T00:00:00Z', to: '2027-12-31T00:00:00Z' },
      creators: [{ handle: '@Mila.Cooks', platform: 'instagram' as const, promoCode: 'MILA15' }, { handle: 'tom' }],
    };
    const codes = async (draft: object) => {
      const { body } = await check({ text: 'Ad | so good', jurisdictions: ['GB'], campaign: 'winter', ...draft });
      return body.audit.findings.map(({ code }) => code);
    };
    beforeAll(() => api.store.createCampaign(winter));

    test('that is long to come, and without its brand, it is judged all the same', async () => {
      expect(await codes({})).toEqual(['message.mention_missing']);
    });
    test('the creator’s own code is asked for', async () => {
      expect(await codes({ creator: 'mila.cooks' })).toEqual(['message.mention_missing', 'message.promo_code_missing']);
      expect(await codes({ creator: '@TOM', platform: 'tiktok' })).toEqual(['message.mention_missing']);
    });
    test.each([[{ creator: 'zoe' }], [{ creator: 'mila.cooks', platform: 'tiktok' }]])(
      '%j is not on its list',
      async (draft) => {
        const body = { text: 'Ad', jurisdictions: ['GB'], campaign: 'winter', ...draft };
        expect(await api.problem('POST', '/v1/checks', body)).toMatchObject({
          status: 400,
          errors: [{ pointer: '/creator' }],
        });
      },
    );
  });

  test.each([
    [{ text: 'x', jurisdictions: ['GB'], campaign: 'none' }, '/campaign'],
    [{ text: 'x', jurisdictions: [] }, '/jurisdictions'],
    [{ text: 'x', jurisdictions: ['XX'] }, '/jurisdictions/0'],
    [{ jurisdictions: ['GB'] }, '/text'],
    [{ text: 'x', jurisdictions: ['GB'], platform: 'myspace' }, '/platform'],
  ])('%j is refused at %s', async (body, pointer) => {
    const problem = await api.problem('POST', '/v1/checks', body);
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer }] });
  });
});
