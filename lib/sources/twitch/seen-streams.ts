import * as z from 'zod';
import type { Post } from '../../post.ts';

type Label = NonNullable<Post['platformLabel']>;

/** Most streams that are kept: recordings are shown for 60 days at most, unless somebody pays for more. */
const MOST = 200;

export const seenSchema = z.array(z.tuple([z.string(), z.enum(['present', 'absent'])]));

/** What label streams carried while they were looked at. One that had it at any time carries it. */
export class SeenStreams {
  readonly #labels: Map<string, 'present' | 'absent'>;

  constructor(kept: z.infer<typeof seenSchema>) {
    this.#labels = new Map(kept);
  }

  note(stream: string, label: Label): void {
    if (label === 'unknown' || this.#labels.get(stream) === 'present') return;
    this.#labels.set(stream, label);
  }

  /** `unknown` where the stream was not looked at, or the video is of none. */
  labelOf(stream: string | null | undefined): Label {
    return this.#labels.get(stream ?? '') ?? 'unknown';
  }

  toJSON(): z.infer<typeof seenSchema> {
    return [...this.#labels].slice(-MOST);
  }
}
