import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { FINDING_CODES } from '../../lib/finding.ts';
import { CliFolder, jsonLines, POSTS, post } from '../support/cli-folder.ts';
import { CLI } from '../support/run-cli.ts';

let folder: CliFolder;
beforeAll(async () => {
  folder = await CliFolder.create();
});
afterAll(() => folder.remove());

describe('formats', () => {
  const args = (...more: string[]) => ['audit', 'four.jsonl', '--jurisdictions', 'GB', ...more];
  beforeAll(() => folder.file('four.jsonl', jsonLines(POSTS)));

  test('json is one array, of nothing too', async () => {
    const { stdout } = await folder.run(args('--format', 'json'));
    expect(JSON.parse(stdout)).toEqual(POSTS.map((one) => audit(one, { jurisdictions: ['GB'] })));
    expect(JSON.parse((await folder.run(['audit', '-', '--format', 'json'])).stdout)).toEqual([]);
  });

  test('csv has one row per finding, and no cell that a spreadsheet runs', async () => {
    const hostile = post('=1+1', 'Look,\n"this" #gifted', { connection: 'paid', creator: { handle: '@SUM(A1)' } });
    const { stdout } = await folder.run(['audit', '-', '--jurisdictions', 'GB', '--format', 'csv'], {
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
    const name = await folder.file('with space.jsonl', jsonLines(POSTS));
    const log = JSON.parse((await folder.run(['audit', name, '--jurisdictions', 'GB', '--format', 'sarif'])).stdout);
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
    const { stdout } = await folder.run(args());
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
    const styled = await folder.run(['audit', '-', '--jurisdictions', 'GB'], { stdin, env: { FORCE_COLOR: '1' } });
    expect(styled.stdout).toContain('\u001b[1m');
    const plain = await folder.run(['audit', '-', '--jurisdictions', 'GB'], { stdin });
    expect(plain.stdout).toContain('instagram/1�[2J');
    expect(plain.stdout).not.toContain('\u001b');
  });

  test('--out writes the same to a file, without colours', async () => {
    const { stdout } = await folder.run(args());
    const written = await folder.run(args('--out', 'out.txt'), { env: { FORCE_COLOR: '1' } });
    expect(written).toMatchObject({ status: 0, stdout: '' });
    expect(await readFile(join(folder.path, 'out.txt'), 'utf8')).toBe(stdout);
  });

  test('a reader that stops early is no error', async () => {
    const stdin = jsonLines(
      Array.from({ length: 3000 }, (_, n) => post(String(n), 'Soup #gifted', { connection: 'paid' })),
    );
    const name = await folder.file('many.jsonl', stdin);
    const child = spawn(process.execPath, [CLI, 'audit', name, '--jurisdictions', 'GB', '--format', 'jsonl'], {
      cwd: folder.path,
    });
    const stderr = text(child.stderr);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [status] = await once(child, 'close');
    expect({ status, stderr: await stderr }).toEqual({ status: 0, stderr: '' });
  });
});
