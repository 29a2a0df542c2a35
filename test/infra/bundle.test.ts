import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS, type FunctionName } from '../../infra/functions.ts';
import { appOf, idOf, resource, templateIn, temporaryFolder } from './synth.ts';

/**
 * Most bytes that a function's code may have: start-up time is paid for. Those that judge carry nearly a megabyte of language
 * statistics, and every rule pack; those that deal with sources every kind of them, and more clients of the SDK, which are only parsed
 * until they are needed; the API both.
 */
const MOST_BYTES: Record<FunctionName, number> = {
  'plan-fetches': 1_250_000,
  'fetch-posts': 1_250_000,
  'audit-posts': 4_500_000,
  'check-campaigns': 4_500_000,
  'erase-content': 1_000_000,
  'publish-findings': 1_000_000,
  'send-alerts': 1_000_000,
  'receive-posts': 1_250_000,
  'report-api': 5_000_000,
};

const outdir = temporaryFolder();
const app = appOf([{}], { bundle: true, outdir });
const names = Object.keys(FUNCTIONS) as FunctionName[];

describe.each(names)('the code of %s', (name) => {
  const template = templateIn(app, /^re(port|ceive)-/.test(name) ? 'Review' : 'Pipeline');
  const { Code, Environment } = resource(template, 'AWS::Lambda::Function', idOf(name)).Properties;
  const folder = join(outdir, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
  const code = readFileSync(join(folder, 'index.mjs'), 'utf8');

  test('is one module with its map', () => {
    expect(readdirSync(folder).sort()).toEqual(['index.mjs', 'index.mjs.map']);
    expect(code).toMatch(/export\s*\{[^}]*\bas handler\b/);
  });

  test('starts in the environment that its template gives it', () => {
    const script = `console.log(typeof (await import(${JSON.stringify(join(folder, 'index.mjs'))})).handler)`;
    const environment = { ...deployed(Environment.Variables), AWS_LAMBDA_FUNCTION_NAME: name, AWS_REGION: 'eu-west-1' };
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: environment,
      encoding: 'utf8',
    });
    expect({ stdout, stderr }).toEqual({ stdout: 'function\n', stderr: '' });
  });

  test(`stays under ${MOST_BYTES[name]} bytes`, () => {
    expect(statSync(join(folder, 'index.mjs')).size).toBeLessThan(MOST_BYTES[name]);
  });

  test.runIf(/^(audit|check|erase|publish|send)-/.test(name))('leaves out what reads sources', () => {
    expect(code).not.toMatch(/SecretsManager|ListObjectsV2|api\.x\.com/);
  });

  test('leaves out what it does not speak: languages of zod, data bases of natural', () => {
    expect(code).not.toMatch(/Entrada inválida|Entrada inv\\xE1lida/);
    expect(code).not.toMatch(/\b(mongoose|memjs|dotenv)\b/);
  });
});

type Value = string | { 'Fn::Join': [string, Value[]] } | object;

/** The variables as they are once deployed: what CloudFormation fills in is a name. */
function deployed(variables: Record<string, Value>): Record<string, string> {
  const fill = (value: Value): string => {
    if (typeof value === 'string') return value;
    return 'Fn::Join' in value ? value['Fn::Join'][1].map(fill).join(value['Fn::Join'][0]) : 'a-name';
  };
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, fill(value)]));
}
