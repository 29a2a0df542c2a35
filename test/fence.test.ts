import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkSync } from 'recheck';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as api from '../lib/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = readdirSync(`${root}lib`, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.ts$/.test(file) && !file.endsWith('.d.ts'),
);

test('the public API is this list', () => {
  expect(Object.keys(api).sort()).toEqual([
    'JURISDICTION_CODES',
    'PackError',
    'RULEBOOK_VERSION',
    'audit',
    'auditSchema',
    'campaignSchema',
    'consistencySchema',
    'createRulebook',
    'findingSchema',
    'judgeCampaign',
    'loadPack',
    'packSchema',
    'packs',
    'postSchema',
    'suggestCaption',
    'verdictSchema',
  ]);
});

describe('import fences', () => {
  let room: string;
  beforeAll(() => {
    room = mkdtempSync(join(tmpdir(), 'fence-'));
    const { $schema: _, vcs: __, ...config } = JSON.parse(readFileSync(`${root}biome.json`, 'utf8'));
    writeFileSync(join(room, 'biome.json'), JSON.stringify(config));
  });
  afterAll(() => rmSync(room, { recursive: true }));

  /** What the linter says of a file with this import, at this place in a tree with our rules. */
  const lint = (path: string, code: string) => {
    const file = join(room, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
    const { stdout, stderr } = spawnSync(
      `${root}node_modules/.bin/biome`,
      ['lint', '--only=style/noRestrictedImports', path],
      { cwd: room, encoding: 'utf8' },
    );
    return `${stdout}${stderr}`;
  };

  test.each([
    ['lib/audit/new-file.ts', "import 'node:fs';"],
    ['lib/audit/new-file.ts', "import '@aws-sdk/client-dynamodb';"],
    ['lib/audit/new-file.ts', "import '../store/store.ts';"],
    ['lib/rules/new-file.ts', "import '../report/routes.ts';"],
    ['lib/post.ts', "import 'node:crypto';"],
    ['lib/sources/new-file.ts', "import '../alerts/sign.ts';"],
    ['lib/store/new-file.ts', "import '../sources/source.ts';"],
    ['lib/net/new-file.ts', "import '../alerts/sign.ts';"],
    ['lib/audit/new-file.ts', "import '../net/address.ts';"],
    ['lib/report/new-file.ts', "import '../store/keys.ts';"],
    ['lib/report/new-file.ts', "import '../alerts/deliver.ts';"],
    ['lib/alerts/new-file.ts', "import '../report/routes.ts';"],
    ['lib/pipeline/new-file.ts', "import '../local/main.ts';"],
    ['functions/new-file.ts', "import '../infra/app.ts';"],
    ['functions/new-file.ts', "import '../lib/local/main.ts';"],
    ['infra/new-file.ts', "import '../lib/audit/audit.ts';"],
    ['infra/new-file.ts', "import '../lib/sources/youtube.ts';"],
    ['infra/new-file.ts', "import '../lib/store/dynamo-store.ts';"],
  ])('%s may not %s', (path, code) => {
    expect(lint(path, code)).toContain('noRestrictedImports');
  });

  test.each([
    ['lib/audit/new-file.ts', "import '../post.ts';"],
    ['lib/sources/new-file.ts', "import '../net/address.ts';"],
    ['lib/report/new-file.ts', "import '../store/store.ts';"],
    ['lib/report/new-file.ts', "import '../store/records.ts';"],
    ['lib/report/new-file.ts', "import '../alerts/endpoint.ts';"],
    ['infra/new-file.ts', "import '../lib/report/routes.ts';"],
    ['infra/new-file.ts', "import '../lib/sources/registry.ts';"],
    ['infra/new-file.ts', "import '../lib/store/rights.ts';"],
    ['functions/new-file.ts', "import '../lib/audit/audit.ts';"],
  ])('%s may %s', (path, code) => {
    const said = lint(path, code);
    expect(said).toContain('Checked 1 file');
    expect(said).not.toContain('noRestrictedImports');
  });
});

test('zod is imported whole: the named import brings every locale into the bundles', () => {
  const named = sources.filter((file) =>
    /import \{[^}]*\bz\b[^}]*\} from 'zod'/.test(readFileSync(`${root}lib/${file}`, 'utf8')),
  );
  expect(named).toEqual([]);
});

test('the lockfile holds the packages of every platform, or npm ci refuses it', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Record<string, { optionalDependencies?: object }>;
  };
  const held = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => !held.has(name)),
  );
  expect(missing).toEqual([]);
});

describe('every pattern runs in linear time', () => {
  const literal = /(?<=[=(,:?[!&|]\s*|return\s+)\/((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/g;
  const patterns = sources.flatMap((file) =>
    [...readFileSync(`${root}lib/${file}`, 'utf8').matchAll(literal)].map(
      (match) => [file, match[1]!, match[2]!] as const,
    ),
  );

  test.each(patterns)('%s: %s', (_file, pattern, flags) => {
    expect(checkSync(pattern, flags, { timeout: 20_000 }).status).toBe('safe');
  });
});
