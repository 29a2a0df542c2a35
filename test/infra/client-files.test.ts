import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ClientFileError, loadClients } from '../../infra/client-files.ts';
import { FETCHES_AT_ONCE } from '../../infra/sources.ts';
import { ACME, temporaryFolder } from './synth.ts';

const youtube = (changes: object = {}) => ({
  kind: 'youtube',
  name: 'ours',
  settings: { channel: '@acme' },
  credential: 'youtube',
  ...changes,
});

function folderOf(files: Record<string, unknown>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** What is said of `acme.json`, without its name. */
function problemsOf(content: unknown): string[] {
  const folder = folderOf({ 'acme.json': content });
  const file = `${relative(process.cwd(), join(folder, 'acme.json'))}: `;
  try {
    loadClients(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(ClientFileError);
    return (error as Error).message.split('\n').map((line) => {
      expect(line.startsWith(file)).toBe(true);
      return line.slice(file.length);
    });
  }
  return [];
}

describe('client files', () => {
  test('the example is good, and fills in what it leaves out', () => {
    const [example] = loadClients(join(import.meta.dirname, '../../infra/clients'));
    expect(example).toMatchObject({
      name: 'example',
      encryptionKey: 'aws',
      concurrency: {
        'fetch-posts': FETCHES_AT_ONCE,
        'audit-posts': 10,
        'send-alerts': 5,
        'check-campaigns': 2,
        'erase-content': 2,
      },
      auth: { kind: 'cognito', callbackUrls: [] },
    });
  });

  test('the least that a file must say', () => {
    const { name, region, jurisdictions } = ACME;
    expect(problemsOf({ name, region, jurisdictions })).toEqual([]);
  });

  test.each([
    [{ region: 'London' }, 'region: write an AWS region, such as "eu-west-1"'],
    [{ region: undefined }, 'region: write an AWS region, such as "eu-west-1"'],
    [{ account: 123456789012 }, 'account: write the 12 digits in quotes'],
    [{ name: 'Acme Ltd' }, 'name: use up to 30 lower-case letters, digits and hyphens, a letter first'],
    [{ jurisdictions: [] }, 'jurisdictions: name at least one jurisdiction'],
    [{ retentionDays: 0 }, 'retentionDays: write a whole number of days from 1 to 3650'],
    [
      { concurrency: { 'audit-posts': 1 } },
      'concurrency.audit-posts: write a whole number of functions at a time from 2 to 1000',
    ],
    [{ alarms: { emails: ['ops'] } }, 'alarms.emails[0]: write an e-mail address'],
    [
      { sources: [{ kind: 's3', name: 'a', prefix: '/posts' }] },
      'sources[0].prefix: leave out the leading slash and wildcards: "posts/"',
    ],
    [
      {
        sources: [
          { kind: 's3', name: 'a' },
          { kind: 's3', name: 'a' },
        ],
      },
      'sources[1].name: another source is named "a" too',
    ],
    [
      { sources: [youtube({ settings: { channel: 'acme' } })] },
      'sources[0].settings.channel: write the channel’s id (UC and 22 characters) or its @handle',
    ],
    [
      { sources: [youtube({ settings: { channel: '@acme', chanel: '@acme' } })] },
      'sources[0].settings.chanel: there is no such setting; youtube has channel',
    ],
    [
      { sources: [youtube({ credential: 'AIza key!' })] },
      'sources[0].credential: use up to 100 letters, digits, dots, hyphens and underscores',
    ],
    [
      { sources: [youtube({ apiKey: 'AIza' })] },
      'sources[0].apiKey: there is no such field; see infra/client.ts for those there are',
    ],
    [{ quotas: { 'youtube/units': -1 } }, 'quotas.youtube/units: write 0 or more'],
    [{ rereadAfterHours: [6, 1] }, 'rereadAfterHours: write rising hours, such as [1, 6, 24]'],
    [
      { sources: Array.from({ length: 30 }, (_, n) => youtube({ name: `channel-${n}` })) },
      "sources: have no room in a function's variables (2500 characters): add some on the page instead",
    ],
    [{ auth: { kind: 'saml' } }, 'auth.kind: write "kind": "cognito" or "kind": "oidc"'],
    [
      { auth: { kind: 'oidc', issuer: 'http://id.example', audience: ['api'], clientId: 'page' } },
      'auth.issuer: write an https:// address',
    ],
    [
      { permissionsBoundary: 'boundary' },
      'permissionsBoundary: write an ARN such as arn:aws:iam::123456789012:policy/boundary',
    ],
    [
      { encryptionKey: 'mine' },
      'encryptionKey: write "aws" (owned by AWS), "create" (one of your own) or the ARN of a KMS key',
    ],
    [
      {
        domain: {
          name: 'https://review.acme.example',
          certificate: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
        },
      },
      'domain.name: write a host name, without https://',
    ],
    [{ retentonDays: 10 }, 'retentonDays: there is no such field; see infra/client.ts for those there are'],
    [{ postPrices: { nano: { from: 'ten' } } }, 'postPrices.nano.from: write a number of US dollars'],
    [{ postPrices: { nano: { from: 10, to: 5 } } }, 'postPrices.nano.to: make "to" at least "from"'],
    [{ postPrices: { giga: {} } }, 'postPrices.giga: there is no such field; see infra/client.ts for those there are'],
    [{ alarms: { mails: [] } }, 'alarms.mails: there is no such field; see infra/client.ts for those there are'],
  ])('%j is refused by field, with the fix', (change, problem) => {
    expect(problemsOf({ ...ACME, ...change })).toEqual([problem]);
  });

  test('a kind of source that is not there, or is for one machine only, is refused with those there are', () => {
    for (const kind of ['ftp', 'folder']) {
      const [problem] = problemsOf({ ...ACME, sources: [{ kind, name: 'a', settings: { path: '/etc' } }] });
      expect(problem).toMatch(/^sources\[0\]\.kind: write one of the kinds there are: s3, .*\byoutube\b/);
      expect(problem).not.toContain('folder');
    }
  });

  test('a source whose platform wants a token names the credential that holds it, never the token itself', () => {
    const [problem] = problemsOf({ ...ACME, sources: [youtube({ credential: undefined })] });
    expect(problem).toMatch(/^sources\[0\]\.credential: is missing: name the credential that holds "apiKey"/);
  });

  test('a quota that is not there is refused with those there are', () => {
    const [problem] = problemsOf({ ...ACME, quotas: { 'youtube/searches': 5 } });
    expect(problem).toMatch(/^quotas\.youtube\/searches: there is no such quota; there are .*\byoutube\/units\b/);
  });

  test('an unknown jurisdiction is refused with those there are', () => {
    const [problem] = problemsOf({ ...ACME, jurisdictions: ['GB', 'UK'] });
    expect(problem).toMatch(/^jurisdictions\[1\]: unknown jurisdiction "UK"; did you mean "GB"\? Use one of: .*\bZW$/);
  });

  test('a certificate of another region is refused: CloudFront reads us-east-1 only', () => {
    const domain = { name: 'review.acme.example', certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' };
    expect(problemsOf({ ...ACME, domain })[0]).toMatch(/^domain\.certificate: .*us-east-1/);
  });

  test('everything that is wrong is said at once, file by file', () => {
    const folder = folderOf({
      'a.json': '{ "name": ',
      'b.json': { ...ACME, region: 'x', retentionDays: 'long' },
      'c.json': ACME,
      'd.json': ACME,
    });
    expect(() => loadClients(folder)).toThrow(
      /a\.json: is no JSON: .*\n.*b\.json: region: .*\n.*b\.json: retentionDays: .*\n.*d\.json: name: .*c\.json has the name "acme" too/,
    );
  });

  test('the app refuses them: it prints what is wrong, and no template', () => {
    const app = join(import.meta.dirname, '../../infra/app.ts');
    const clients = folderOf({ 'acme.json': { ...ACME, region: 'London' } });
    const CDK_OUTDIR = temporaryFolder();
    const env = { ...process.env, CDK_OUTDIR, CDK_CONTEXT_JSON: JSON.stringify({ clients }) };
    const { status, stderr } = spawnSync(process.execPath, [app], { env, encoding: 'utf8' });
    expect(stderr).toMatch(/acme\.json: region: write an AWS region, such as "eu-west-1"\n$/);
    expect(status).toBe(1);
    expect(readdirSync(CDK_OUTDIR)).toEqual([]);
  });

  test('a folder that is missing or holds no client', () => {
    expect(() => loadClients('/nowhere')).toThrow('/nowhere: there is no such folder');
    expect(() => loadClients(temporaryFolder())).toThrow('holds no client file; copy infra/clients/example.json');
  });
});
