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
  const rows = packOverviews().map(({ code, name, languages, terms, sources, read }) => [
    code,
    name,
    languages.join(', '),
    String(terms),
    String(sources),
    read,
  ]);
  const [heading, ...body] = columns([['code', 'market', 'languages', 'terms', 'sources', 'oldest reading'], ...rows]);
  return [`Rulebook ${RULEBOOK_VERSION}`, '', paint('dim', heading!), ...body];
}
