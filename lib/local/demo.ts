import type { SourceDefinition } from '../source-definition.ts';
import { MemoryCredentials } from '../sources/credentials/memory.ts';
import { SOURCE_KINDS } from '../sources/registry.ts';
import { type Store, StoreError } from '../store/store.ts';
import { fakeBluesky } from './platforms/bluesky.ts';
import type { FakePlatform } from './platforms/fake-platform.ts';
import { FakePlatforms } from './platforms/fake-platforms.ts';
import { fakeInstagram } from './platforms/instagram.ts';
import { fakeThreads } from './platforms/threads.ts';
import { fakeTikTokBusiness } from './platforms/tiktok-business.ts';
import { fakeX, snowflake } from './platforms/x.ts';
import { fakeYouTube } from './platforms/youtube.ts';
import { readScenario, type Scenario, type ScenarioPost, type Step } from './scenario.ts';

const PLATFORMS: readonly FakePlatform[] = [
  fakeInstagram,
  fakeYouTube,
  fakeTikTokBusiness,
  fakeX,
  fakeThreads,
  fakeBluesky,
];

/** Sources are read so often, as if somebody asked for it on the page: nobody wants to watch for hours. */
const READ_EVERY_MS = 8_000;
const REREAD_EVERY_SECONDS = 20;
const REREAD_FOR_SECONDS = 1_200;
const NOTICED_AFTER_SECONDS = 45;

interface Playing {
  say: (text: string) => void;
  fetchNow: (source: string) => Promise<void>;
}

/** A demonstration: platforms that are not there, with accounts that publish, edit and delete while one watches. */
export class Demo {
  readonly #scenario: Scenario;
  readonly #platforms: FakePlatforms;
  readonly #ids = new Map<string, string>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #speed: number;
  #reading: Promise<void> = Promise.resolve();

  private constructor(scenario: Scenario, platforms: FakePlatforms, speed: number) {
    this.#speed = speed;
    this.#scenario = scenario;
    this.#platforms = platforms;
  }

  /** Opens the platforms, on addresses that only this machine reaches. `speed`: how much faster than written the story is played. */
  static async start({ speed = 1 }: { speed?: number } = {}): Promise<Demo> {
    const now = new Date();
    const demo = new Demo(await readScenario(now), await FakePlatforms.start(PLATFORMS), speed);
    const { sources, posts } = demo.#scenario;
    for (const { kind, account } of sources) demo.#platforms.state(kind).open(account);
    for (const { minutesAgo, ...post } of posts) demo.#publish(post, new Date(now.getTime() - minutesAgo * 60_000));
    return demo;
  }

  /** How many platforms are played. */
  get platforms(): number {
    return PLATFORMS.length;
  }

  /** How long the story takes. */
  get minutes(): number {
    return Math.ceil(this.#end / 60);
  }

  /** What the functions have to know to read these platforms. */
  get runtime() {
    const kinds = PLATFORMS.map(({ kind }) => kind);
    const every = REREAD_EVERY_SECONDS / this.#speed;
    const credentials = kinds.map((kind) => [credentialOf(kind), this.#values(kind)] as const);
    return {
      baseUrls: Object.fromEntries(kinds.map((kind) => [kind, this.#platforms.baseUrl(kind)])),
      credentials: new MemoryCredentials(Object.fromEntries(credentials)),
      rereadAfterHours: Array.from({ length: REREAD_FOR_SECONDS / every }, (_, step) => ((step + 1) * every) / 3_600),
    };
  }

  /** Stores the campaigns and the sources, as somebody would have added them on the page. */
  async addTo(store: Pick<Store, 'createCampaign' | 'createDefinition'>): Promise<void> {
    const { campaigns, sources } = this.#scenario;
    for (const campaign of campaigns) await store.createCampaign(campaign);
    for (const { name, kind, settings } of sources) {
      const needs = fieldsOf(kind).length > 0;
      const definition: SourceDefinition = { name, kind, settings, everyMinutes: 1 };
      await store.createDefinition({ ...definition, ...(needs && { credential: credentialOf(kind) }) });
    }
  }

  /** Plays the story, step by step, and has the sources read often. */
  play({ say, fetchNow }: Playing): void {
    const { sources, steps } = this.#scenario;
    const later = (seconds: number, turn: () => void) =>
      this.#timers.push(setTimeout(turn, (seconds * 1000) / this.#speed));
    const read = async () => {
      for (const { name } of sources) {
        // One that is paused or was deleted on the page is left alone.
        await fetchNow(name).catch((error) => {
          if (!(error instanceof StoreError)) throw error;
        });
      }
    };
    const turn = () => {
      this.#reading = read().catch((error) => say(`The demonstration cannot read on: ${error}`));
    };
    this.#timers.push(setInterval(turn, READ_EVERY_MS / this.#speed));
    for (const step of steps) {
      later(step.after, () => {
        say(`▸ ${clock(step.after)}  ${step.tell}`);
        this.#take(step);
      });
    }
    later(this.#end, () =>
      say(`▸ ${clock(this.#end)}  The story ends here; all goes on being read. Stop with Ctrl-C.`),
    );
  }

  /** Ends the story; the platforms still answer. */
  async rest(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    await this.#reading;
  }

  async stop(): Promise<void> {
    await this.rest();
    await this.#platforms.stop();
  }

  /** Seconds until everything is told: the last step takes its time to be noticed. */
  get #end(): number {
    return Math.max(...this.#scenario.steps.map(({ after }) => after)) + NOTICED_AFTER_SECONDS;
  }

  #take(step: Step): void {
    const state = this.#platforms.state(step.kind);
    const idOf = ({ kind, id }: { kind: string; id: string }) => this.#ids.get(`${kind} ${id}`)!;
    switch (step.do) {
      case 'publish':
        this.#publish(step, new Date());
        break;
      case 'edit':
        state.edit(idOf(step), { text: step.text });
        break;
      case 'remove':
        state.remove(idOf(step), step.as);
        break;
      case 'limit':
        state.fault = limited(step);
        break;
      case 'expire':
        state.access = 'expired';
    }
  }

  #publish({ kind, id, text, title, format, label }: ScenarioPost, publishedAt: Date): void {
    const { account } = this.#scenario.sources.find((source) => source.kind === kind)!;
    const full = idOn(kind, { id, accountId: account.id, publishedAt });
    this.#ids.set(`${kind} ${id}`, full);
    this.#platforms.state(kind).publish({
      id: full,
      account: account.handle,
      publishedAt: publishedAt.toISOString(),
      text,
      ...(title !== undefined && { title }),
      ...(format !== undefined && { format }),
      ...(label !== undefined && { label }),
    });
  }

  #values(kind: string): Record<string, string> {
    return Object.fromEntries(fieldsOf(kind).map(({ name }) => [name, this.#platforms.state(kind).token]));
  }
}

const credentialOf = (kind: string) => `demo-${kind}`;

/** What a credential of the kind must hold: on these platforms the token alone. */
function fieldsOf(kind: string) {
  return kindOf(kind).facts.credential.filter(({ optional }) => !optional);
}

const kindOf = (kind: string) => SOURCE_KINDS.find((one) => one.kind === kind)!;

/** Answers that too much was asked, until it is over. */
function limited({ kind, seconds }: Extract<Step, { do: 'limit' }>) {
  const platform = PLATFORMS.find((one) => one.kind === kind)!;
  const until = Date.now() + seconds * 1000;
  return () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    return left > 0 ? platform.rateLimited(left, new Date()) : undefined;
  };
}

interface Numbered {
  id: string;
  accountId: string;
  publishedAt: Date;
}

/** The id that the platform gives a post. */
function idOn(kind: string, { id, accountId, publishedAt }: Numbered): string {
  if (kind === 'x') return snowflake(publishedAt, Number(id));
  return kind === 'bluesky' ? `at://${accountId}/app.bsky.feed.post/${id}` : id;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
