import { ROUTES } from '../../lib/report/routes.ts';
import { DISMISSAL_REASONS, TRANSITIONS } from '../../lib/review/review.ts';
import { packs, RULEBOOK_VERSION } from '../../lib/rules/index.ts';
import { code, table } from './markdown.ts';

/** The parts of the README that repeat tables of the code. */
export function readmeSections(): Record<string, string> {
  const jurisdictions = [...packs.values()]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((pack) => [
      pack.code,
      pack.name,
      pack.languages.join(', '),
      String(pack.terms.length),
      String(Object.keys(pack.sources).length),
    ]);
  const routes = Object.values(ROUTES).map((route) => [
    code(`${route.method} ${route.path}`),
    'scope' in route ? code(route.scope) : 'open',
    route.about,
  ]);
  const actions = Object.entries(TRANSITIONS).map(([action, { from, to }]) => [code(action), from.join(', '), to]);
  return {
    jurisdictions: `Rulebook ${RULEBOOK_VERSION}:\n\n${table(['code', 'jurisdiction', 'languages', 'terms', 'sources'], jurisdictions)}`,
    routes: table(['route', 'scope', 'does'], routes),
    review: `${table(['action', 'from', 'to'], actions)}\n\nReasons for a dismissal: ${DISMISSAL_REASONS.map(code).join(', ')}. A comment is required.`,
  };
}
