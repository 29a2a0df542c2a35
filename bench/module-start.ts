/** How long the audit takes to load, bundled as the functions are. `node bench/module-start.ts [--rounds N]` */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { BUNDLING } from '../infra/function.ts';

export interface ModuleStart {
  bytes: number;
  /** Medians in milliseconds, of a process that loads nothing and of one that loads the audit. */
  empty: number;
  loaded: number;
  /** One audit that asks for the language of its post, after loading, with the rules compiled for it. */
  firstAudit: number;
  secondAudit: number;
}

const FIRST_AUDIT = `
import { audit } from './audit.mjs';
const post = { id: '1', platform: 'instagram', creator: { handle: 'ana' }, publishedAt: '2026-11-01T10:00:00Z',
  connection: 'paid', caption: 'Endlich darf ich euch zeigen, woran wir gearbeitet haben. Paid partnership with Velora' };
for (let n = 0; n < 2; n++) {
  const start = performance.now();
  audit(post, { jurisdictions: ['US'] });
  console.log(performance.now() - start);
}`;

/** Starts processes of both kinds in turn; the first of each does not count. */
export function moduleStart(rounds: number): ModuleStart {
  const room = mkdtempSync(join(tmpdir(), 'module-start-'));
  try {
    const bundle = join(room, 'audit.mjs');
    const { format, target, mainFields, minify, keepNames, sourceMap, sourcesContent, banner } = BUNDLING;
    buildSync({
      entryPoints: [fileURLToPath(new URL('../lib/audit/audit.ts', import.meta.url))],
      outfile: bundle,
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
    const empty = join(room, 'empty.mjs');
    writeFileSync(empty, '');
    const first = join(room, 'first.mjs');
    writeFileSync(first, FIRST_AUDIT);

    const times = { empty: [] as number[], loaded: [] as number[], first: [] as number[], second: [] as number[] };
    for (let round = 0; round <= rounds; round++) {
      const took = { empty: run(empty).ms, loaded: run(bundle).ms };
      const [one, two] = run(first).out.trim().split('\n').map(Number);
      if (round === 0) continue;
      times.empty.push(took.empty);
      times.loaded.push(took.loaded);
      times.first.push(one!);
      times.second.push(two!);
    }
    return {
      bytes: statSync(bundle).size,
      empty: median(times.empty),
      loaded: median(times.loaded),
      firstAudit: median(times.first),
      secondAudit: median(times.second),
    };
  } finally {
    rmSync(room, { recursive: true });
  }
}

function run(file: string): { ms: number; out: string } {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${file} ended with ${status}:\n${stderr}`);
  return { ms, out: stdout };
}

function median(list: number[]): number {
  return list.sort((a, b) => a - b)[Math.floor(list.length / 2)]!;
}

export function moduleStartLines({ bytes, empty, loaded, firstAudit, secondAudit }: ModuleStart): string {
  const line = (name: string, ms: number) => `${name.padEnd(46)} ${ms.toFixed(1).padStart(8)} ms`;
  return [
    line('an empty process', empty),
    line(`one that loads the audit, ${(bytes / 1e6).toFixed(1)} MB`, loaded),
    line('module start: the difference', loaded - empty),
    line('first audit, rules and statistics included', firstAudit),
    line('second audit', secondAudit),
  ].join('\n');
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
  console.log(moduleStartLines(moduleStart(Number(values.rounds))));
}
