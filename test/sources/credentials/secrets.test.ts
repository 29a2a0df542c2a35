import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import * as fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { credentialOf } from '../../../lib/sources/credentials/credential-store.ts';
import { LocalCredentials } from '../../../lib/sources/credentials/local.ts';
import { SecretsManagerCredentials } from '../../../lib/sources/credentials/secrets-manager.ts';
import { parseValues } from '../../../lib/sources/credentials/values.ts';
import { refreshToken } from '../../../lib/sources/http/oauth.ts';
import { startTokenServer, type TokenServer } from '../http/token-server.ts';
import { FakeSecretsManager, fault } from './fake-secrets-manager.ts';

const SECRET = 'planted-7f3a9c-secret';
const VALUES = { clientId: 'app', clientSecret: SECRET, accessToken: SECRET, refreshToken: SECRET };
const FIELDS = [{ name: 'apiKey', about: 'of the project' }];

/** Everything that a logger could find in what was thrown. */
async function thrown(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    const { stack, message, cause } = error as Error;
    const parts = [stack, message, String(cause), JSON.stringify(error), JSON.stringify(cause)];
    return [...parts, inspect(error, { depth: 20, showHidden: true })].join('\n');
  }
  throw new Error('nothing was thrown');
}

describe('no secret is in an error', () => {
  test('of a text that is no credential, wherever it breaks', async () => {
    const whole = JSON.stringify(VALUES);
    for (let length = 0; length < whole.length; length++)
      expect(await thrown(() => parseValues(whole.slice(0, length), 'it'))).not.toContain('planted');
  });

  test('of any JSON that is no object of texts', async () => {
    const wrong = fc
      .jsonValue()
      .map((value) => JSON.stringify({ secret: SECRET, list: [SECRET, value], deep: { secret: SECRET } }));
    await fc.assert(
      fc.asyncProperty(wrong, async (text) => {
        expect(await thrown(() => parseValues(text, 'it'))).not.toContain('planted');
      }),
      { numRuns: 100 },
    );
  });

  test('of a variable or a credential that lacks a field', async () => {
    const store = (text: string) => new LocalCredentials({ environment: { DISCLOSURE_AUDITOR_CREDENTIAL_X: text } });
    expect(await thrown(() => store(SECRET).get('x'))).not.toContain('planted');
    const complete = store(JSON.stringify(VALUES));
    expect(await thrown(() => credentialOf(complete, 'x', FIELDS).read())).not.toContain('planted');
  });

  test('of AWS, whatever its errors hold', async () => {
    const aws = new FakeSecretsManager();
    const store = new SecretsManagerCredentials({ prefix: 'p/', client: aws.client });
    aws.put('p/x', JSON.stringify(VALUES));
    const before = (await store.get('x'))!;
    for (const name of ['InvalidParameterException', 'LimitExceededException', 'AccessDeniedException']) {
      const error = Object.assign(fault(name, `cannot store ${SECRET}`), { input: VALUES, cause: new Error(SECRET) });
      aws.mock.on(PutSecretValueCommand).rejectsOnce(error);
      expect(await thrown(() => store.replace('x', before, VALUES))).not.toContain('planted');
      aws.mock.on(UpdateSecretVersionStageCommand).rejectsOnce(error);
      expect(await thrown(() => store.replace('x', before, VALUES))).not.toContain('planted');
    }
    aws.mock.on(GetSecretValueCommand).rejects(new Error(SECRET));
    expect(await thrown(() => store.get('x'))).not.toContain('planted');
  });
});

describe('no secret is in an error or a warning of a file', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'credentials-'));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  test.each([
    ['broken', `{"x": {"accessToken": "${SECRET}`, 0o600],
    ['misshapen', `{"x": "${SECRET}"}`, 0o600],
    ['open', JSON.stringify({ x: VALUES }), 0o644],
  ])('that is %s', async (name, text, mode) => {
    const path = join(home, name);
    writeFileSync(path, text);
    chmodSync(path, mode);
    expect(await thrown(() => new LocalCredentials({ environment: {}, path }).get('x'))).not.toContain('planted');
  });

  test('that cannot be written', async () => {
    const warnings: string[] = [];
    const path = join(home, 'c'.repeat(250));
    writeFileSync(path, JSON.stringify({ x: VALUES }), { mode: 0o600 });
    const store = new LocalCredentials({ environment: {}, path, warn: (message) => warnings.push(message) });
    await store.replace('x', (await store.get('x'))!, { accessToken: `${SECRET} 2` });
    expect(warnings).toHaveLength(1);
    expect(warnings.join()).not.toContain('planted');
  });
});

describe('no secret is in the error of a renewal', () => {
  let server: TokenServer;
  beforeEach(async () => {
    server = await startTokenServer();
  });
  afterEach(() => server.close());

  test.each([
    ['refuses and repeats it', { status: 400, body: { error: 'invalid_grant', error_description: `bad ${SECRET}` } }],
    ['has it for a code', { status: 400, body: { error: SECRET } }],
    ['has it for a number', { status: 400, body: { error: { code: SECRET, message: SECRET } } }],
    ['has it in its page', { status: 500, body: SECRET }],
    ['gives it in a wrong field', { body: { access_token: [SECRET] } }],
    ['breaks off', { body: `{"access_token":"${SECRET}` }],
    ['redirects to it', { status: 302, headers: { location: `https://${SECRET}.example/?t=${SECRET}` }, body: '' }],
  ])('where the platform %s', async (_, answer) => {
    server.answer = () => answer;
    for (const platform of ['x', 'threads', 'google'] as const) {
      const renewal = () => refreshToken({ platform, values: VALUES, now: new Date(0), baseUrl: server.url });
      const said = await thrown(renewal);
      expect(said).not.toContain('planted');
      expect(said).not.toContain(Buffer.from(`app:${SECRET}`).toString('base64'));
    }
  });

  test('where the platform cannot be reached', async () => {
    await server.close();
    const renewal = () => refreshToken({ platform: 'threads', values: VALUES, now: new Date(0), baseUrl: server.url });
    expect(await thrown(renewal)).not.toContain('planted');
  });
});
