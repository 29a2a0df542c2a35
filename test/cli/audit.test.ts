import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import type { Audit } from '../../lib/audit-result.ts';
import { FINDING_CODES } from '../../lib/finding.ts';
import type { Post } from '../../lib/post.ts';
import { CLI, type RunOptions, runCli } from '../support/run-cli.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'auditor-cli-'));
});
afterAll(() => rm(cwd, { recursive: true }));

const run = (args: readonly string[], options: RunOptions = {}) => runCli(args, { cwd, ...options });

function post(id: string, caption: string, more: Partial<Post> = {}): Post {
  return {
    id,
    platform: 'instagram',
    creator: { handle: 'mila.cooks' },
    publishedAt: '2026-11-20T08:00:00Z',
    caption,
    ...more,
  };
}

const POSTS = [
  post('1', 'My new serum is here #gifted', { connection: 'paid' }),
  post('2', 'Ad | My new serum is here', { connection: 'paid' }),
  post('3', 'Soup for dinner'),
  post('4', 'My new serum is here', { connection: 'paid', audience: ['DE'] }),
];

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(cwd, name), content);
  return name;
}
const jsonLines = (posts: readonly unknown[]) => posts.map((one) => `${JSON.stringify(one)}\n`).join('');
const readAudits = (stdout: string): Audit[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('reading', () => {
  test('prints one audit per post in input order, as the library judges it', async () => {
    const name = await file('posts.jsonl', jsonLines(POSTS));
    const { status, stdout, stderr } = await run(['audit', name, '--jurisdictions', 'GB, FR', '--format', 'jsonl']);
    expect(readAudits(stdout)).toEqual(POSTS.map((one) => audit(one, { jurisdictions: ['GB', 'FR'] })));
    expect(stdout.endsWith('}\n')).toBe(true);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('reads JSON, CSV and standard input alike, one after the other', async () => {
    const json = await file('one.json', JSON.stringify([POSTS[0]]));
    const csv = await file(
      'two.csv',
      'id,platform,creator,publishedAt,caption,connection\n2,instagram,mila.cooks,2026-11-20T08:00:00Z,Ad | My new serum is here,paid\n',
    );
    const args = ['audit', json, csv, '-', '--jurisdictions', 'GB', '--format', 'jsonl'];
    const { status, stdout } = await run(args, { stdin: jsonLines(POSTS.slice(2)) });
    expect(status).toBe(0);
    expect(readAudits(stdout)).toEqual(POSTS.map((one) => audit(one, { jurisdictions: ['GB'] })));
  });

  test("a post's own connection and audience win over the options", async () => {
    const args = ['audit', '-', '--jurisdictions', 'GB', '--connection', 'paid', '--format', 'jsonl'];
    const posts = [
      post('1', 'Soup'),
      post('2', 'Soup', { connection: 'none' }),
      post('3', 'Soup', { audience: ['FR'] }),
    ];
    const audits = readAudits((await run(args, { stdin: jsonLines(posts) })).stdout);
    expect(audits.map(({ commercial }) => commercial.connection)).toEqual(['paid', 'none', 'paid']);
    expect(audits.map(({ verdicts }) => verdicts.map(({ jurisdiction }) => jurisdiction))).toEqual([
      ['GB'],
      ['GB'],
      ['FR'],
    ]);
  });

  test('names bad lines by file, line and field, audits the others and exits with 2', async () => {
    const { id: _, ...anonymous } = post('x', 'x');
    const lines = [POSTS[0], anonymous, { ...POSTS[1], platform: 'myspace' }, POSTS[2]].map((one) =>
      JSON.stringify(one),
    );
    const name = await file('bad.jsonl', [...lines, '{"id": "cut o', ''].join('\n'));
    const { status, stdout, stderr } = await run(['audit', name, '--jurisdictions', 'GB', '--format', 'jsonl']);
    expect(status).toBe(2);
    expect(readAudits(stdout).map(({ post: { id } }) => id)).toEqual(['1', '3']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^bad\.jsonl:2: id: is missing/),
      expect.stringMatching(/^bad\.jsonl:3: platform: must be one of instagram, /),
      expect.stringMatching(/^bad\.jsonl:5: the line is not JSON/),
    ]);
  });

  test('names a file that is not there and audits the others', async () => {
    const name = await file('there.jsonl', jsonLines(POSTS));
    const { status, stdout, stderr } = await run([
      'audit',
      'gone.jsonl',
      name,
      '--jurisdictions',
      'GB',
      '--format',
      'json',
    ]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'gone.jsonl: there is no such file\n' });
    expect(JSON.parse(stdout)).toHaveLength(4);
  });

  test('says so where no market applies', async () => {
    const { status, stderr } = await run(['audit', '-', '--format', 'jsonl'], { stdin: jsonLines(POSTS) });
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^Posts to which no market's rules were applied, because they name none: 3\. .*--jurisdictions GB,DE\n$/,
    );
  });
});

describe('campaigns', () => {
  const campaign = {
    id: 'glowlab-autumn',
    brand: { name: 'GlowLab', handles: ['@glowlab'] },
    jurisdictions: ['FR'],
    connection: 'paid',
    window: { from: '2026-11-01T00:00:00Z', to: '2026-12-15T00:00:00Z' },
    creators: [{ handle: 'mila.cooks' }],
    brief: { requiredHashtags: ['#GlowLabPartner'] },
  };

  test('give their posts a tie, a market and a brief', async () => {
    const name = await file('campaigns.json', JSON.stringify([campaign]));
    const stdin = jsonLines([post('1', 'Soup with @glowlab'), post('2', 'Soup')]);
    const args = [
      'audit',
      '-',
      '--campaigns',
      name,
      '--jurisdictions',
      'GB',
      '--connection',
      'none',
      '--format',
      'jsonl',
    ];
    const [with_, without] = readAudits((await run(args, { stdin })).stdout);
    expect(with_).toMatchObject({
      commercial: { basis: 'campaign', connection: 'paid' },
      verdicts: [{ jurisdiction: 'FR' }],
    });
    expect(with_!.findings.map(({ code }) => code)).toContain('message.hashtag_missing');
    expect(without).toMatchObject({
      commercial: { connection: 'none' },
      verdicts: [{ jurisdiction: 'GB' }],
      findings: [],
    });
  });

  test.each([
    [
      'a wrong field',
      [campaign, { ...campaign, id: 'b', window: { from: campaign.window.to, to: campaign.window.from } }],
      'campaign 2.window.to: the window ends before it starts',
    ],
    [
      'an offer of 150 per cent',
      [{ ...campaign, id: 'b', brief: { offer: { percent: 150 } } }, campaign],
      'campaign 1.brief.offer.percent: an offer takes off at most 100 per cent',
    ],
    [
      'an id used twice',
      { campaigns: [campaign, campaign] },
      'campaign 2.id: a campaign before it has the id "glowlab-autumn" too',
    ],
  ])('one with %s is named and left out, and the others are judged by', async (_, content, message) => {
    const name = await file('wrong.json', JSON.stringify(content));
    const stdin = jsonLines([post('1', 'Soup with @glowlab')]);
    const { status, stdout, stderr } = await run(['audit', '-', '--campaigns', name, '--format', 'jsonl'], { stdin });
    expect(status).toBe(2);
    expect(readAudits(stdout)[0]!.commercial.basis).toBe('campaign');
    expect(stderr).toContain(`wrong.json: ${message}`);
  });

  test('a file that is no JSON is refused before anything is audited', async () => {
    const name = await file('wrong.json', 'id: glowlab');
    const { status, stdout, stderr } = await run(['audit', '-', '--campaigns', name], { stdin: jsonLines(POSTS) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('wrong.json is not JSON');
  });
});

describe('formats', () => {
  const args = (...more: string[]) => ['audit', 'four.jsonl', '--jurisdictions', 'GB', ...more];
  beforeAll(() => file('four.jsonl', jsonLines(POSTS)));

  test('json is one array, of nothing too', async () => {
    const { stdout } = await run(args('--format', 'json'));
    expect(JSON.parse(stdout)).toEqual(POSTS.map((one) => audit(one, { jurisdictions: ['GB'] })));
    expect(JSON.parse((await run(['audit', '-', '--format', 'json'])).stdout)).toEqual([]);
  });

  test('csv has one row per finding, and no cell that a spreadsheet runs', async () => {
    const hostile = post('=1+1', 'Look,\n"this" #gifted', { connection: 'paid', creator: { handle: '@SUM(A1)' } });
    const { stdout } = await run(['audit', '-', '--jurisdictions', 'GB', '--format', 'csv'], {
      stdin: jsonLines([...POSTS, hostile]),
    });
    const rows: Record<string, string>[] = parse(stdout, { columns: true });
    const findings = [...POSTS, hostile].flatMap((one) => audit(one, { jurisdictions: ['GB'] }).findings);
    expect(rows.map(({ findingId, code, message }) => ({ id: findingId, code, message }))).toEqual(
      findings.map(({ id, code, message }) => ({ id, code, message })),
    );
    expect(rows.at(-1)).toMatchObject({
      file: 'stdin',
      line: '5',
      postId: "'=1+1",
      creator: "'@SUM(A1)",
      severity: 'high',
      jurisdictions: 'GB',
    });
  });

  test('sarif points at the file and line of each finding', async () => {
    const name = await file('with space.jsonl', jsonLines(POSTS));
    const log = JSON.parse((await run(['audit', name, '--jurisdictions', 'GB', '--format', 'sarif'])).stdout);
    expect(log.version).toBe('2.1.0');
    const [{ tool, results }] = log.runs;
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(FINDING_CODES);
    const [finding] = audit(POSTS[0]!, { jurisdictions: ['GB'] }).findings;
    expect(results).toHaveLength(2);
    expect(results[0]).toMatchObject({
      ruleId: 'disclosure.insufficient_wording',
      level: 'error',
      fingerprints: { 'finding/v1': finding!.id },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'with%20space.jsonl' }, region: { startLine: 1 } } }],
    });
    expect(tool.driver.rules[results[0].ruleIndex].id).toBe('disclosure.insufficient_wording');
    expect(results[1].locations[0].physicalLocation.region.startLine).toBe(4);
  });

  test('table shows each problem with its clause and what to write, then the totals', async () => {
    const { stdout } = await run(args());
    const [finding] = audit(POSTS[0]!, { jurisdictions: ['GB'] }).findings;
    expect(stdout).toContain('instagram/1  @mila.cooks  four.jsonl:1\n  GB fail (insufficient wording)\n');
    expect(stdout).toContain(`  high    GB: ${finding!.message}\n          → ${finding!.suggestion}\n`);
    expect(stdout).toContain(finding!.citation.url);
    expect(stdout).not.toContain('instagram/2');
    expect(stdout).toMatch(
      /Posts audited by rulebook [\d.]+: 4, with something to see to: 2\. Findings: 2 high, 0 medium, 0 low\./,
    );
    expect(stdout).toMatch(/^GB +1 +1 +0 +1$/m);
    expect(stdout).toMatch(/^DE +0 +1 +0 +0$/m);
  });

  test('table has colours only where they are wanted, and nothing of a caption acts on the terminal', async () => {
    const stdin = jsonLines([post('1\u001b[2J', '#gif\u202eted \u001b]0;x\u0007 #gifted', { connection: 'paid' })]);
    const styled = await run(['audit', '-', '--jurisdictions', 'GB'], { stdin, env: { FORCE_COLOR: '1' } });
    expect(styled.stdout).toContain('\u001b[1m');
    const plain = await run(['audit', '-', '--jurisdictions', 'GB'], { stdin });
    expect(plain.stdout).toContain('instagram/1�[2J');
    expect(plain.stdout).not.toContain('\u001b');
  });

  test('--out writes the same to a file, without colours', async () => {
    const { stdout } = await run(args());
    const written = await run(args('--out', 'out.txt'), { env: { FORCE_COLOR: '1' } });
    expect(written).toMatchObject({ status: 0, stdout: '' });
    expect(await readFile(join(cwd, 'out.txt'), 'utf8')).toBe(stdout);
  });

  test('a reader that stops early is no error', async () => {
    const stdin = jsonLines(
      Array.from({ length: 3000 }, (_, n) => post(String(n), 'Soup #gifted', { connection: 'paid' })),
    );
    const name = await file('many.jsonl', stdin);
    const child = spawn(process.execPath, [CLI, 'audit', name, '--jurisdictions', 'GB', '--format', 'jsonl'], { cwd });
    const stderr = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [status] = await once(child, 'close');
    expect({ status, stderr: await stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('exit status', () => {
  beforeAll(() => file('status.jsonl', jsonLines([post('1', 'Soup #gifted', { connection: 'paid' })])));

  test.each([
    ['never', 0],
    ['high', 1],
    ['medium', 1],
    ['low', 1],
  ])('--fail-on %s with a high finding is %i', async (threshold, wanted) => {
    const { status } = await run(['audit', 'status.jsonl', '--jurisdictions', 'GB', '--fail-on', threshold]);
    expect(status).toBe(wanted);
  });

  test('--fail-on low without a finding is 0', async () => {
    const stdin = jsonLines([POSTS[1]]);
    expect((await run(['audit', '-', '--jurisdictions', 'GB', '--fail-on', 'low'], { stdin })).status).toBe(0);
  });

  test.each([
    [['--jurisdictions', 'UK'], '--jurisdictions: unknown jurisdiction "UK"; did you mean "GB"?'],
    [['--jurisdictions', ','], '--jurisdictions: name at least one jurisdiction'],
    [['--connection', 'pad'], '--connection: "pad" is not possible; use one of: paid, gift, '],
    [['--format', 'xml'], '--format: "xml" is not possible; use one of: table, json, jsonl, csv, sarif'],
    [['--fail-on', 'hihg'], '--fail-on: "hihg" is not possible; use one of: high, medium, low, never'],
    [['--out', 'status.jsonl'], '--out: status.jsonl is read as status.jsonl: write to another file'],
    [['--out', 'no/such/out'], '--out: no/such/out: there is no such file'],
    [['--campaigns', 'gone.json'], '--campaigns: gone.json: there is no such file'],
    [['notes.txt'], 'notes.txt: the name must end in .jsonl, .json or .csv'],
    [['--nope'], "unknown option '--nope'"],
  ])('%s is 2, with what to do', async (wrong, message) => {
    const { status, stdout, stderr } = await run(['audit', 'status.jsonl', ...wrong]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`disclosure-auditor: ${message}`);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
