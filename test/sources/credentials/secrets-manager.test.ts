import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { beforeEach, describe, expect, test } from 'vitest';
import { SecretsManagerCredentials } from '../../../lib/sources/credentials/secrets-manager.ts';
import { credentialStoreContract } from './credential-store.contract.ts';
import { FakeSecretsManager, fault } from './fake-secrets-manager.ts';

const PREFIX = 'disclosure-auditor/glowlab/';
const SECRET = `${PREFIX}x`;

let aws: FakeSecretsManager;
let store: SecretsManagerCredentials;

beforeEach(() => {
  aws = new FakeSecretsManager();
  store = new SecretsManagerCredentials({ prefix: PREFIX, client: aws.client });
});

describe('as every store of credentials', () => {
  credentialStoreContract(() => ({
    store,
    put: (name, values) => aws.put(`${PREFIX}${name}`, JSON.stringify(values)),
  }));
});

test('a renewal leaves the version before it where a person can go back to it', async () => {
  aws.put(SECRET, '{"accessToken":"a1"}');
  await store.replace('x', (await store.get('x'))!, { accessToken: 'a2' });
  expect(aws.textAt(SECRET, 'AWSCURRENT')).toBe('{"accessToken":"a2"}');
  expect(aws.textAt(SECRET, 'AWSPREVIOUS')).toBe('{"accessToken":"a1"}');
});

test('once a person has gone back to an earlier version, it is renewed like any other', async () => {
  aws.put(SECRET, '{"accessToken":"a1"}');
  const first = (await store.get('x'))!;
  await store.replace('x', first, { accessToken: 'a2' });
  aws.moveCurrent(SECRET, first.version);
  expect((await store.replace('x', first, { accessToken: 'a3' })).values).toEqual({ accessToken: 'a3' });
  expect(aws.textAt(SECRET, 'AWSCURRENT')).toBe('{"accessToken":"a3"}');
});

test('a renewal that breaks off half-way changes nothing, and can be done again', async () => {
  aws.put(SECRET, '{"accessToken":"a1"}');
  const before = (await store.get('x'))!;
  aws.mock.on(UpdateSecretVersionStageCommand).rejectsOnce(fault('InternalServiceError'));
  await expect(store.replace('x', before, { accessToken: 'a2' })).rejects.toThrow('InternalServiceError');
  expect(await store.get('x')).toEqual(before);
});

test('a move of the label whose answer was lost, and which is sent again, counts as done', async () => {
  aws.put(SECRET, '{"accessToken":"a1"}');
  const before = (await store.get('x'))!;
  aws.mock.on(UpdateSecretVersionStageCommand).callsFakeOnce((move) => {
    aws.moveCurrent(move.SecretId, move.MoveToVersionId);
    throw fault('InvalidParameterException');
  });
  const after = await store.replace('x', before, { accessToken: 'a2' });
  expect(after.values).toEqual({ accessToken: 'a2' });
  expect(await store.get('x')).toEqual(after);
});

test.each([
  ['AccessDeniedException', 'credential_missing', 'let its role read and write it'],
  ['DecryptionFailure', 'credential_missing', 'let the role of the program use its key'],
  ['InvalidRequestException', 'credential_missing', 'marked for deletion'],
  ['ThrottlingException', 'platform_down', 'does not answer as it should'],
])('%s is told as %s', async (name, problem, message) => {
  aws.mock.on(GetSecretValueCommand).rejects(fault(name));
  await expect(store.get('x')).rejects.toMatchObject({
    problem,
    message: expect.stringMatching(new RegExp(`"${SECRET}".*${message}.*${name}`)),
  });
});

test('a refusal to store that is no conflict is told as what it is', async () => {
  aws.put(SECRET, '{"accessToken":"a1"}');
  const before = (await store.get('x'))!;
  aws.mock.on(PutSecretValueCommand).rejects(fault('AccessDeniedException'));
  await expect(store.replace('x', before, { accessToken: 'a2' })).rejects.toMatchObject({
    problem: 'credential_missing',
  });
  aws.mock.on(PutSecretValueCommand).rejects(fault('InvalidParameterException'));
  await expect(store.replace('x', before, { accessToken: 'a2' })).rejects.toMatchObject({ problem: 'platform_down' });
});

test.each([
  ['a key by itself', 'AIzaSy-key', 'must hold JSON such as {"accessToken": "…"}'],
  ['a list', '["AIzaSy-key"]', 'must hold JSON such as'],
  ['a number', '{"accessToken":"a","expiresAt":12}', 'not a text: "expiresAt"'],
])('a secret that holds %s is refused', async (_, text, message) => {
  aws.put(SECRET, text);
  await expect(store.get('x')).rejects.toMatchObject({
    problem: 'credential_missing',
    message: expect.stringContaining(`the secret "${SECRET}" of AWS Secrets Manager must hold`),
  });
  await expect(store.get('x')).rejects.toThrow(message);
});

test('values lose the line breaks that pasting leaves', async () => {
  aws.put(SECRET, '{"accessToken":" a1\\n"}');
  expect((await store.get('x'))?.values).toEqual({ accessToken: 'a1' });
});
