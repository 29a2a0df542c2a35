import { expect, test } from 'vitest';
import { fromEnvironment } from '../../functions/runtime.ts';
import { postPricesSchema } from '../../lib/exposure.ts';

const variables = {
  TABLE_NAME: 'table',
  EVENT_BUS_NAME: 'bus',
  RETENTION_DAYS: '400',
  SOURCES: '[{"kind":"s3","name":"uploads","bucket":"acme-posts","prefix":"in/"}]',
  JURISDICTIONS: 'GB,DE',
  POST_PRICES: '{"nano":{"from":50,"to":80}}',
  AWS_REGION: 'eu-west-1',
};

test('everything is built from the environment', () => {
  const { sources, jurisdictions, postPrices, webhookTargets } = fromEnvironment(variables);
  expect(sources.map(({ name }) => name)).toEqual(['uploads']);
  expect(jurisdictions).toEqual(['GB', 'DE']);
  expect(postPrices).toEqual({ ...postPricesSchema.parse({}), nano: { from: 50, to: 80 } });
  expect(webhookTargets).toEqual({ allowLoopback: false });
});

test('sources, jurisdictions and prices may be left out', () => {
  const { SOURCES: _, JURISDICTIONS: __, POST_PRICES: ___, ...rest } = variables;
  expect(fromEnvironment(rest)).toMatchObject({
    sources: [],
    jurisdictions: [],
    postPrices: postPricesSchema.parse({}),
  });
});

test.each([
  ['TABLE_NAME', undefined],
  ['EVENT_BUS_NAME', ''],
  ['RETENTION_DAYS', 'long'],
  ['RETENTION_DAYS', '0'],
  ['SOURCES', '{'],
  ['SOURCES', '[{"kind":"ftp"}]'],
  ['JURISDICTIONS', 'GB,UK'],
  ['POST_PRICES', '{'],
  ['POST_PRICES', '{"nano":{"from":-1}}'],
])('a wrong %s is named (%j)', (name, value) => {
  expect(() => fromEnvironment({ ...variables, [name]: value })).toThrow(name);
});
