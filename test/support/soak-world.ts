import { FakePlatforms } from '../../lib/local/platforms/fake-platforms.ts';
import type { FakePost, Fault, PlatformState } from '../../lib/local/platforms/platform-state.ts';
import type { SourceDefinition } from '../../lib/source-definition.ts';
import { MemoryCredentials } from '../../lib/sources/credentials/memory.ts';
import type { SoakPlatform } from './soak-platforms.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const START = Date.parse('2026-11-02T00:00:00Z');

export interface SoakWorldOptions {
  platforms: readonly SoakPlatform[];
  sources: number;
  days: number;
  postsEach: number;
  /** Share of the platforms' answers that are faults. */
  faults: number;
  everyMinutes: number;
}

/** A state of a post that its fake platform showed, from a time in milliseconds on. */
export interface Shown {
  platform: string;
  id: string;
  text: string;
  at: number;
  deleted: boolean;
}

/** Always the same numbers from 0 up to 1. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Accounts on fake platforms that publish, edit and delete in a virtual time, and the sources that read them. */
export class SoakWorld {
  readonly shown: Shown[] = [];
  readonly definitions: SourceDefinition[] = [];
  readonly credentials = new MemoryCredentials();
  readonly fakes: FakePlatforms;
  faults = 0;
  #time = START;
  readonly #options: SoakWorldOptions;
  readonly #random = numbers(7);
  readonly #steps: { at: number; act: () => void }[] = [];

  private constructor(options: SoakWorldOptions, fakes: FakePlatforms) {
    this.#options = options;
    this.fakes = fakes;
  }

  static async start(options: SoakWorldOptions): Promise<SoakWorld> {
    const clock = { now: () => new Date(START) };
    const fakes = await FakePlatforms.start(
      options.platforms.map(({ fake }) => fake),
      () => clock.now(),
    );
    const world = new SoakWorld(options, fakes);
    clock.now = world.now;
    for (const platform of options.platforms) world.#disturb(platform);
    world.#populate();
    world.#steps.sort((a, b) => a.at - b.at);
    return world;
  }

  now = (): Date => new Date(this.#time);

  /** Lets so many minutes pass, and what falls into them happen. False: the days are over. */
  pass(minutes: number): boolean {
    this.#time += minutes * MINUTE_MS;
    while (this.#steps[0] !== undefined && this.#steps[0].at <= this.#time) this.#steps.shift()!.act();
    return this.#time < START + this.#options.days * DAY_MINUTES * MINUTE_MS;
  }

  calls(): number {
    return this.#options.platforms.reduce((sum, { fake }) => sum + this.fakes.state(fake.kind).calls.length, 0);
  }

  #disturb({ fake }: SoakPlatform): void {
    this.fakes.state(fake.kind).fault = () => {
      if (this.#random() >= this.#options.faults) return undefined;
      this.faults++;
      const faults: Fault[] = [
        { status: 500, body: 'broken' },
        { status: 503, headers: { 'retry-after': '2' }, body: '' },
        'cut',
        fake.rateLimited(120, this.now()),
      ];
      return faults[Math.floor(this.#random() * faults.length)];
    };
  }

  #populate(): void {
    const { platforms, sources } = this.#options;
    const left = new Map(platforms.map((platform) => [platform, platform.most ?? sources]));
    for (let turn = 0, n = 0; n < sources; turn++) {
      const platform = platforms[turn % platforms.length]!;
      if (left.get(platform) === 0) continue;
      left.set(platform, left.get(platform)! - 1);
      this.#settle(platform, 1 + Math.floor(turn / platforms.length));
      n++;
    }
  }

  /** An account, its source, and all that it will do. */
  #settle({ kind, fake, platform, account: accountOf, settings, credential, postId }: SoakPlatform, n: number): void {
    const { days, postsEach, everyMinutes } = this.#options;
    const state = this.fakes.state(fake.kind);
    const account = accountOf(n);
    state.open(account);
    if (credential !== undefined) this.credentials.put(kind.kind, credential(state.token));
    this.definitions.push({
      name: `${kind.kind} ${account.handle}`,
      kind: kind.kind,
      settings: settings(account),
      ...(credential && { credential: kind.kind }),
      everyMinutes,
      firstFetchDays: 2,
    });
    for (let k = 1; k <= postsEach; k++) {
      const at = START + Math.floor((0.2 + this.#random() * (days - 2.5)) * DAY_MINUTES) * MINUTE_MS;
      const publishedAt = new Date(at).toISOString();
      const id = postId(account, k, publishedAt);
      const post: FakePost = { id, account: account.handle, publishedAt, text: `My opinion ${k}`, title: `Video ${k}` };
      this.#live({ platform, state, post, at });
    }
  }

  /**
   * Three posts in ten are edited once and some are deleted: so late that the first state can be read before, also after a day of
   * waiting, and so early that the second reading falls into the days.
   */
  #live({ platform, state, post, at }: { platform: string; state: PlatformState; post: FakePost; at: number }): void {
    const { id, text } = post;
    const show = (shown: Omit<Shown, 'platform' | 'id'>) => this.shown.push({ platform, id, ...shown });
    const step = (when: number, act: () => void) => this.#steps.push({ at: when, act });
    const { days, everyMinutes } = this.#options;
    const later = at + 3 * everyMinutes * MINUTE_MS;
    const isEarly = at < START + (days - 5) * DAY_MINUTES * MINUTE_MS;
    const fate = this.#random();
    step(at, () => {
      state.publish(post);
      show({ text, at, deleted: false });
    });
    if (fate < 0.3) {
      step(later, () => {
        state.edit(id, { text: `#ad ${text}` });
        show({ text: `#ad ${text}`, at: later, deleted: false });
      });
    } else if (fate < 0.5 && isEarly) {
      step(later, () => {
        state.remove(id);
        show({ text, at: later, deleted: true });
      });
    }
  }
}
