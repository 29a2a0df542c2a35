import type { Verdict } from '../audit-result.ts';
import type { Pack } from '../rules/schema.ts';
import { type Case, type Decision, decide } from './verdict.ts';

/** What the latest rules of a jurisdiction make of a post published before them; undefined where they say the same. */
export function underNewerRules(one: Case, decision: Decision): Verdict['newerRules'] {
  const since = lastChange(one.pack);
  if (since === undefined || one.facts.day >= since) return undefined;
  const { outcome, reason } = decide({ ...one, facts: { ...one.facts, day: since } });
  return outcome === decision.outcome && reason === decision.reason ? undefined : { since, outcome, reason };
}

const changes = new WeakMap<Pack, string | undefined>();

/** The last day on which a rule of the pack began to hold, or no longer held. */
function lastChange(pack: Pack): string | undefined {
  if (!changes.has(pack)) {
    const { duties, terms, placement, platformLabel, languageRules, partner } = pack;
    const facts = [duties, terms.flatMap((term) => term.rulings), placement, platformLabel, languageRules, partner];
    const days = facts.flat().flatMap(({ from, to }) => [from, to && dayAfter(to)]);
    changes.set(
      pack,
      days
        .filter((day) => day !== undefined)
        .sort()
        .at(-1),
    );
  }
  return changes.get(pack);
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
