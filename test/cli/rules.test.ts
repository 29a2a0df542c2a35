import { describe, expect, test } from 'vitest';
import { packs, RULEBOOK_VERSION } from '../../lib/rules/index.ts';
import { runCli } from '../support/run-cli.ts';

describe('rules', () => {
  test('lists every jurisdiction with what its rules rest on', async () => {
    const { status, stdout } = await runCli(['rules']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Rulebook ${RULEBOOK_VERSION}\n`);
    for (const { code, name, terms } of packs.values()) {
      const escaped = name.replace(/[()]/g, '\\$&');
      expect(stdout).toMatch(new RegExp(`^${code} +${escaped} .* ${terms.length} +\\d+ +\\d{4}-\\d\\d-\\d\\d$`, 'm'));
    }
  });

  test.each([...packs.keys()])('%s: shows every term under its status, every source and clause', async (code) => {
    const { stdout } = await runCli(['rules', code.toLowerCase()]);
    const pack = packs.get(code)!;
    for (const { forms, rulings } of pack.terms) {
      expect(stdout).toContain(forms.at(-1));
      for (const { status } of rulings) expect(stdout).toContain(`Wording: ${status}\n`);
    }
    for (const { url, instrument } of Object.values(pack.sources)) {
      expect(stdout).toContain(url);
      expect(stdout).toContain(instrument);
    }
    for (const { cite } of [...pack.duties, ...pack.placement, ...pack.platformLabel]) {
      expect(stdout).toContain(`${cite.source}, ${cite.clause}`);
    }
  });

  test('--json gives the data', async () => {
    expect(JSON.parse((await runCli(['rules', 'GB', '--json'])).stdout)).toEqual(
      JSON.parse(JSON.stringify(packs.get('GB'))),
    );
    const index = JSON.parse((await runCli(['rules', '--json'])).stdout);
    expect(index.rulebook).toBe(RULEBOOK_VERSION);
    expect(index.items.map(({ code }: { code: string }) => code)).toEqual([...packs.keys()]);
  });

  test('a code without rules is wrong usage, and the codes there are are named', async () => {
    const { status, stdout, stderr } = await runCli(['rules', 'XX']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `disclosure-auditor: there are no rules for "XX"; there are for: ${[...packs.keys()].join(', ')}\n`,
    );
  });
});
