import { expect, test } from 'vitest';
import { fromEnvironment } from '../../functions/runtime.ts';

const variables = {
  TABLE_NAME: 'table',
  EVENT_BUS_NAME: 'bus',
  RETENTION_DAYS: '400',
  SOURCES: '[{"kind":"s3","name":"uploads","bucket":"acme-posts","prefix":"in/"}]',
  JURISDICTIONS: 'GB,DE',
  AWS_REGION: 'eu-west-1',
};

test('everything is built from the environment', () => {
  const { sources, jurisdictions, webhookTargets } = fromEnvironment(variables);
  expect(sources.map(({ name }) => name)).toEqual(['uploads']);
  expect(jurisdictions).toEqual(['GB', 'DE']);
  expect(webhookTargets).toEqual({ allowLoopback: false });
});

test('sources and jurisdictions may be left out', () => {
  const { SOURCES: _, JURISDICTIONS: __, ...rest } = variables;
  expect(fromEnvironment(rest)).toMatchObject({ sources: [], jurisdictions: [] });
});

test.each([
  ['TABLE_NAME', undefined],
  ['EVENT_BUS_NAME', ''],
  ['RETENTION_DAYS', 'long'],
  ['RETENTION_DAYS', '0'],
  ['SOURCES', '{'],
  ['SOURCES', '[{"kind":"ftp"}]'],
  ['JURISDICTIONS', 'GB,UK'],
])('a wrong %s is named (%j)', (name, value) => {
  expect(() => fromEnvironment({ ...variables, [name]: value })).toThrow(name);
});
