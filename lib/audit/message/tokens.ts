import type { Passage } from '../reading.ts';
import { spellingOf } from './interned.ts';
import { cut, noted } from './token-cutter.ts';

/** Where tokens stand, in folded offsets, and how: what begins a clause or a sentence, or is joined to the token before, says so. */
export interface Places {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly flags: readonly number[];
}

/** A passage cut into tokens. Of most no more than the words' numbers are asked for: their places are read when they are needed. */
export class Tokens implements Places {
  readonly passage: Passage;
  /** Number of each word, or of its digits, as long as it is kept; 0 for one without a number. */
  readonly ids: readonly number[];
  #places: Places | undefined;

  constructor(passage: Passage) {
    this.passage = passage;
    this.ids = copied(noted.ids, cut(passage));
  }

  get starts(): readonly number[] {
    return this.#read().starts;
  }

  get ends(): readonly number[] {
    return this.#read().ends;
  }

  get flags(): readonly number[] {
    return this.#read().flags;
  }

  #read(): Places {
    if (this.#places === undefined) {
      const count = cut(this.passage);
      const { starts, ends, flags } = noted;
      this.#places = { starts: copied(starts, count), ends: copied(ends, count), flags: copied(flags, count) };
    }
    return this.#places;
  }
}

/** The spelling of a token. */
export function textAt(tokens: Tokens, n: number): string | undefined {
  const id = tokens.ids[n];
  if (id === undefined) return undefined;
  return id > 0 ? spellingOf(id) : tokens.passage.folded.text.slice(tokens.starts[n]!, tokens.ends[n]!);
}

/** For so few an array is made faster than a typed one. */
function copied(noted: Int32Array, count: number): number[] {
  const own = new Array<number>(count);
  for (let n = 0; n < count; n++) own[n] = noted[n]!;
  return own;
}
