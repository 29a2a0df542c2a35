import { describe, expect, test } from 'vitest';
import { audit } from '../../lib/audit/audit.ts';
import { packs } from '../../lib/rules/index.ts';
import { runCli } from '../support/run-cli.ts';

const CAPTION = 'My new serum is here #gifted';

describe('check', () => {
  test('shows the verdict, the words, the clause and what to write instead', async () => {
    const { status, stdout, stderr } = await runCli(['check', CAPTION, '--jurisdictions', 'GB']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`  ${CAPTION}\n  ${' '.repeat(21)}^^^^^^^\n`);
    expect(stdout).toMatch(/^fail {2}insufficient wording {2}GB$/m);
    expect(stdout).toMatch(/^ {10}.+ https:\/\/\S+$/m);
    const [, suggested] = /For GB write instead:\n {2}(.+)\n/.exec(stdout) ?? [];
    expect(suggested).toContain(CAPTION);
    expect((await runCli(['check', suggested!, '--jurisdictions', 'GB'])).stdout).toMatch(/^pass {2}clear {2}GB$/m);
  });

  test('marks words beneath their line, below wide characters too', async () => {
    const { stdout } = await runCli(['check', '-', '--jurisdictions', 'GB'], {
      stdin: 'Serum 😍日本 #gifted\r\nSecond line\n',
    });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '  Serum 😍日本 #gifted',
      `  ${' '.repeat(13)}^^^^^^^`,
      '  Second line',
    ]);
  });

  test('underlines where colours are wanted', async () => {
    const { stdout } = await runCli(['check', CAPTION, '--jurisdictions', 'GB'], { env: { FORCE_COLOR: '1' } });
    expect(stdout).toContain('\u001b[4m#gifted');
    expect(stdout).not.toContain('^^^');
  });

  test('proposes one text for all markets, or where there is none, one for each', async () => {
    const together = await runCli(['check', CAPTION, '--jurisdictions', 'GB,FR']);
    expect(together.stdout).toMatch(/^For GB, FR write instead:$/m);
    const apart = await runCli(['check', CAPTION, '--jurisdictions', 'GB,SA']);
    expect(apart.stdout).toMatch(/^For GB write instead:$/m);
    expect(apart.stdout).toMatch(/^For SA no change of the text alone is enough/m);
  });

  test('says where else the words belong', async () => {
    const { stdout } = await runCli(['check', CAPTION, '--jurisdictions', 'DE', '--platform', 'youtube']);
    expect(stdout).toMatch(/^For DE (show in the picture|give it the title):$/m);
  });

  test('judges in every market of the rulebook unless told', async () => {
    const { stdout } = await runCli(['check', CAPTION, '--json']);
    const { verdicts } = JSON.parse(stdout);
    expect(verdicts.map(({ jurisdiction }: { jurisdiction: string }) => jurisdiction)).toEqual([...packs.keys()]);
  });

  test('--json is the audit, with the suggestion beside it', async () => {
    const args = [
      '--platform',
      'tiktok',
      '--format',
      'video',
      '--jurisdictions',
      'US',
      '--connection',
      'gift',
      '--label',
      'present',
    ];
    const { suggestion, ...judged } = JSON.parse((await runCli(['check', CAPTION, '--json', ...args])).stdout);
    const draft = {
      id: 'draft',
      platform: 'tiktok',
      format: 'video',
      creator: { handle: 'draft' },
      publishedAt: new Date().toISOString(),
      caption: CAPTION,
      platformLabel: 'present',
      audience: ['US'],
      connection: 'gift',
    } as const;
    expect(judged).toEqual(JSON.parse(JSON.stringify(audit({ ...draft, audience: ['US'] }))));
    expect(['string', 'undefined']).toContain(typeof suggestion);
  });

  test.each([
    [['check', '  '], 'the caption is empty'],
    [['check'], "missing required argument 'text'"],
    [['check', 'My', 'serum'], 'Put the caption in quotes'],
    [['check', 'x', '--label', 'on'], '--label: "on" is not possible; use one of: present, absent, unknown'],
    [['check', 'x', '--platform', 'myspace'], '--platform: "myspace" is not possible; use one of: instagram, '],
    [['check', 'x', '--jurisdictions', 'ZZ'], '--jurisdictions: unknown jurisdiction "ZZ"'],
  ])('%s is wrong usage', async (args, message) => {
    const { status, stdout, stderr } = await runCli(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
