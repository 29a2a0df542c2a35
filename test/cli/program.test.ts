import { describe, expect, test } from 'vitest';
import { CONNECTIONS } from '../../lib/post.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { runCli } from '../support/run-cli.ts';

describe('the program', () => {
  test('--version is the package version', async () => {
    expect(await runCli(['--version'])).toEqual({ status: 0, stdout: `${packageJson.version}\n`, stderr: '' });
  });

  test.each([['audit'], ['check'], ['rules']])('%s --help explains itself with examples', async (command) => {
    const { status, stdout } = await runCli([command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: disclosure-auditor ${command} `);
    expect(stdout).toContain(`$ disclosure-auditor ${command}`);
  });

  test('the help names every connection there is', async () => {
    const words = (await runCli(['audit', '--help'])).stdout.split(/[\s,:]+/);
    expect(CONNECTIONS.filter((connection) => !words.includes(connection))).toEqual([]);
  });

  test('without a command shows the commands, and is wrong usage', async () => {
    const { status, stdout, stderr } = await runCli([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('Commands:');
  });

  test('an unknown command is wrong usage', async () => {
    const { status, stderr } = await runCli(['chekc']);
    expect(status).toBe(2);
    expect(stderr).toContain("disclosure-auditor: unknown command 'chekc'\n(Did you mean check?)");
  });
});
