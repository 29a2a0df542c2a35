/** Writes every file that repeats a table of the code or of a library; with `--check` it only tells which of them have drifted. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { briefsPage } from './generate/briefs-page.ts';
import { eventsPage } from './generate/events-page.ts';
import { letterStatistics } from './generate/letter-statistics.ts';
import { profanity } from './generate/profanity.ts';
import { readmeSections } from './generate/readme-sections.ts';
import { rulesPage } from './generate/rules-page.ts';
import { schemaFiles } from './generate/schema-files.ts';
import { withSections } from './generate/sections.ts';
import { sourcesPage } from './generate/sources-page.ts';
import { commonWords, numberWords } from './generate/word-lists.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

const files: Record<string, string> = {
  ...schemaFiles(),
  'docs/rules.md': rulesPage(),
  'docs/events.md': eventsPage(),
  'docs/briefs.md': briefsPage(),
  'docs/sources.md': sourcesPage(),
  'lib/rules/words/common-words.json': commonWords(),
  'lib/rules/words/number-words.json': await numberWords(),
  'lib/rules/words/profanity.json': profanity(),
  'lib/audit/letter-statistics.json': await letterStatistics(),
  'README.md': withSections(read(`${root}README.md`) ?? '', readmeSections()),
};

const drifted = Object.entries(files).filter(([path, content]) => read(`${root}${path}`) !== content);
if (process.argv.includes('--check')) {
  for (const [path] of drifted)
    console.error(`${path} does not match the tables it is made from: run "npm run generate"`);
  process.exitCode = drifted.length > 0 ? 1 : 0;
} else {
  for (const [path, content] of drifted) {
    mkdirSync(dirname(`${root}${path}`), { recursive: true });
    writeFileSync(`${root}${path}`, content);
    console.log(`wrote ${relative('.', `${root}${path}`)}`);
  }
}
