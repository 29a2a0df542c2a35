import { guards, packs, platforms, RULEBOOK_VERSION } from '../rules/index.ts';
import { layered } from '../rules/layered.ts';
import type { Pack } from '../rules/schema.ts';
import { signals } from '../rules/signals.ts';
import type { Platforms } from '../rules/tables.ts';
import { compileLexicon, type Lexicon } from './lexicon.ts';

/** The rules that an audit is made with, compiled. */
export interface Rulebook {
  readonly version: string;
  readonly packs: ReadonlyMap<string, Pack>;
  readonly lexicon: Lexicon;
  readonly platforms: Platforms;
}

/**
 * Compiles packs into a rulebook. A pack with a `baseline` takes over what it does not say itself; a house pack
 * (`kind: "house"`) is laid over the law of its jurisdiction.
 */
export function createRulebook(from: Iterable<Pack>, version: string): Rulebook {
  const all = [...from];
  const law = new Map(all.filter((pack) => pack.kind === 'law').map((pack) => [pack.code, pack]));
  const complete = new Map<string, Pack>();
  for (const [code, pack] of law) {
    const base = pack.baseline === undefined ? undefined : law.get(pack.baseline);
    complete.set(code, base === undefined ? pack : layered(pack, base));
  }
  for (const house of all) {
    const under = house.kind === 'house' ? complete.get(house.code) : undefined;
    if (house.kind === 'house') complete.set(house.code, under === undefined ? house : layered(house, under));
  }
  return { version, packs: complete, lexicon: compileLexicon([...complete.values()], signals, guards), platforms };
}

let own: Rulebook | undefined;

/** The rulebook of this release. */
export function ownRulebook(): Rulebook {
  own ??= createRulebook(packs.values(), RULEBOOK_VERSION);
  return own;
}
