import { packs, RULEBOOK_VERSION } from '../rules/index.ts';
import { packOverviews } from '../rules/overview.ts';
import { columns } from './columns.ts';
import { describePack } from './describe-pack.ts';
import { parseOptions, rulesOptionsSchema } from './options.ts';
import { type Paint, paintFor } from './paint.ts';
import { UsageError } from './usage-error.ts';

/** Shows the rulebook, or one jurisdiction of it. Returns the exit status. */
export async function rulesCommand(code: string | undefined, values: unknown): Promise<number> {
  const { json } = parseOptions(rulesOptionsSchema, values);
  const pack = code === undefined ? undefined : packs.get(code.toUpperCase());
  if (code !== undefined && pack === undefined) {
    throw new UsageError(`there are no rules for "${code}"; there are for: ${[...packs.keys()].join(', ')}`);
  }
  const data = pack ?? { rulebook: RULEBOOK_VERSION, items: packOverviews() };
  const paint = paintFor(process.stdout);
  const lines = json
    ? [JSON.stringify(data, null, 2)]
    : pack === undefined
      ? indexLines(paint)
      : describePack(pack, paint);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

function indexLines(paint: Paint): string[] {
  const all = packOverviews();
  const rows = all.map(({ code, name, languages, terms, sources, read }) => [
    code,
    name,
    few(languages),
    String(terms),
    String(sources),
    read,
  ]);
  const [heading, ...body] = columns([['code', 'market', 'languages', 'terms', 'sources', 'oldest reading'], ...rows]);
  const spoken = new Set(all.flatMap(({ languages }) => languages.map((language) => language.split('-')[0])));
  const totals = `${all.length} jurisdictions, ${spoken.size} languages. One of them in full: rules CODE`;
  return [`Rulebook ${RULEBOOK_VERSION}`, '', paint('dim', heading!), ...body, '', totals];
}

/** How many languages of a market are named. */
const MAX_LANGUAGES = 4;

function few(languages: readonly string[]): string {
  const more = languages.length - MAX_LANGUAGES;
  return languages.slice(0, MAX_LANGUAGES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
