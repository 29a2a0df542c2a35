import { expect, test } from 'vitest';
import { fromEnvironment } from '../../functions/runtime.ts';
import { sourcesFromEnvironment } from '../../functions/source-runtime.ts';
import { postPricesSchema } from '../../lib/exposure.ts';

const variables = {
  TABLE_NAME: 'table',
  EVENT_BUS_NAME: 'bus',
  RETENTION_DAYS: '400',
  SOURCES: '[{"kind":"s3","name":"uploads","settings":{"bucket":"acme-posts","prefix":"in/"},"everyMinutes":5}]',
  JURISDICTIONS: 'GB,DE',
  POST_PRICES: '{"nano":{"from":50,"to":80}}',
  AWS_REGION: 'eu-west-1',
};

test('everything is built from the environment', () => {
  const more = { SOURCE_LIMITS: '{"x/reads":50}', CREDENTIAL_PREFIX: 'acme/', PUBLIC_URL: 'https://audit.example.com' };
  const built = sourcesFromEnvironment({ ...variables, ...more });
  const { jurisdictions, postPrices, webhookTargets } = fromEnvironment(variables);
  const settings = { bucket: 'acme-posts', prefix: 'in/' };
  expect(built.definitions).toEqual([{ kind: 's3', name: 'uploads', settings, everyMinutes: 5 }]);
  expect(built).toMatchObject({ limits: { 'x/reads': 50 }, publicUrl: 'https://audit.example.com' });
  expect(built.credentials.place('google')).toContain('"acme/google"');
  expect(jurisdictions).toEqual(['GB', 'DE']);
  expect(postPrices).toEqual({ ...postPricesSchema.parse({}), nano: { from: 50, to: 80 } });
  expect(webhookTargets).toEqual({ allowLoopback: false });
});

test('sources, jurisdictions and prices may be left out', () => {
  const { SOURCES: _, JURISDICTIONS: __, POST_PRICES: ___, ...rest } = variables;
  expect(sourcesFromEnvironment(rest)).toMatchObject({ definitions: [], limits: {} });
  expect(fromEnvironment(rest)).toMatchObject({
    jurisdictions: [],
    postPrices: postPricesSchema.parse({}),
  });
});

test('no variable sends the calls to a platform anywhere else', () => {
  const named = { BASE_URLS: '{"youtube":"http://169.254.169.254"}', BASE_URL: 'http://169.254.169.254' };
  expect(JSON.stringify(sourcesFromEnvironment({ ...variables, ...named }))).not.toContain('169.254');
  expect(sourcesFromEnvironment({ ...variables, ...named })).not.toHaveProperty('baseUrls');
});

test('what is wrong with a source is told by its field', () => {
  const SOURCES = '[{"kind":"s3","name":"a","settings":{"bucket":"x"}},{"kind":"ftp","name":"b"}]';
  const build = () => sourcesFromEnvironment({ ...variables, SOURCES });
  expect(build).toThrow(/SOURCES\[0\]\.settings\.bucket/);
  expect(build).toThrow(/is "ftp": there are .*SOURCES\[1\]\.kind|SOURCES\[1\]\.kind/s);
});

test.each([
  ['TABLE_NAME', undefined],
  ['EVENT_BUS_NAME', ''],
  ['RETENTION_DAYS', 'long'],
  ['RETENTION_DAYS', '0'],
  ['SOURCES', '{'],
  ['SOURCES', '[{"kind":"ftp"}]'],
  ['SOURCES', '[{"kind":"ftp","name":"a"}]'],
  ['SOURCES', '[{"kind":"s3","name":"a","settings":{}}]'],
  [
    'SOURCES',
    '[{"kind":"folder","name":"a","settings":{"path":"a"}},{"kind":"folder","name":"a","settings":{"path":"b"}}]',
  ],
  ['SOURCE_LIMITS', '{"x/reads":-1}'],
  ['REREAD_AFTER_HOURS', '[6,1]'],
  ['PUBLIC_URL', 'audit'],
  ['JURISDICTIONS', 'GB,UK'],
  ['POST_PRICES', '{'],
  ['POST_PRICES', '{"nano":{"from":-1}}'],
])('a wrong %s is named (%j)', (name, value) => {
  const wrong = { ...variables, [name]: value };
  expect(() => [fromEnvironment(wrong), sourcesFromEnvironment(wrong)]).toThrow(name);
});
