/** How long the audit takes to load, bundled as the functions are. `node bench/module-start.ts [--rounds N]` */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { BUNDLING } from '../infra/function.ts';

const CPU = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000);';

/** What each process runs. It prints milliseconds. */
const SCRIPTS = {
  empty: CPU,
  loaded: `import './audit.mjs'; ${CPU}`,
  audits: `import { audit } from './audit.mjs';
    const post = { id: '1', platform: 'instagram', creator: { handle: 'ana' }, publishedAt: '2026-11-01T10:00:00Z',
      connection: 'paid', caption: 'Paid partnership with Velora. Endlich darf ich euch zeigen, was wir gemacht haben' };
    for (let n = 0; n < 2; n++) {
      const start = performance.now();
      audit(post, { jurisdictions: ['US'] });
      console.log(performance.now() - start);
    }`,
};
type Script = keyof typeof SCRIPTS;

/** Medians of `rounds` processes of each kind, started in turn, in milliseconds. The first of each does not count. */
export function moduleStart(rounds: number): { bytes: number; rows: [name: string, ms: number][] } {
  const room = mkdtempSync(join(tmpdir(), 'module-start-'));
  try {
    const bytes = bundleInto(join(room, 'audit.mjs'));
    const names = Object.keys(SCRIPTS) as Script[];
    for (const name of names) writeFileSync(join(room, `${name}.mjs`), SCRIPTS[name]);
    for (const name of names) run(room, name);
    const runs = Array.from({ length: rounds }, () => {
      const [empty, loaded, audits] = [run(room, 'empty'), run(room, 'loaded'), run(room, 'audits')];
      return [empty.wall, loaded.wall, empty.said[0]!, loaded.said[0]!, audits.said[0]!, audits.said[1]!];
    });
    const [empty, loaded, emptyCpu, loadedCpu, first, second] = runs[0]!.map((_, k) =>
      median(runs.map((row) => row[k]!)),
    );
    return {
      bytes,
      rows: [
        ['an empty process', empty!],
        ['one that loads the audit', loaded!],
        ['module start: the difference', loaded! - empty!],
        ['the same in processor time', loadedCpu! - emptyCpu!],
        ['first audit: compiles the rules, asks for a language', first!],
        ['second audit', second!],
      ],
    };
  } finally {
    rmSync(room, { recursive: true });
  }
}

function bundleInto(outfile: string): number {
  const { format, target, mainFields, minify, keepNames, sourceMap, sourcesContent, banner } = BUNDLING;
  buildSync({
    entryPoints: [fileURLToPath(new URL('../lib/audit/audit.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: format as 'esm',
    target,
    mainFields,
    minify,
    keepNames,
    sourcemap: sourceMap,
    sourcesContent,
    banner: { js: banner },
  });
  return statSync(outfile).size;
}

function run(room: string, script: Script): { wall: number; said: number[] } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(room, `${script}.mjs`)], { encoding: 'utf8' });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`the process “${script}” ended with ${status}:\n${stderr}`);
  return { wall, said: stdout.trim().split('\n').map(Number) };
}

function median(list: number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!;
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
  const { bytes, rows } = moduleStart(Number(values.rounds));
  console.log(`bundle of ${(bytes / 1e6).toFixed(2)} MB, ${values.rounds} rounds, medians\n`);
  for (const [name, ms] of rows) console.log(`${name.padEnd(54)} ${ms.toFixed(1).padStart(8)} ms`);
}
