/** What an account published, independent of how its platform tells it. */
export interface FakePost {
  id: string;
  /** Handle of the account. */
  account: string;
  publishedAt: string;
  text: string;
  title?: string;
  link?: string;
  format?: string;
  label?: 'present' | 'absent' | 'unknown';
  partner?: string;
  /** Handles of the accounts that are tagged in it. */
  tags?: readonly string[];
  /** The live stream that this is the recording of. */
  stream?: string;
}

export interface FakeAccount {
  id: string;
  handle: string;
  name: string;
  followers?: number;
}

export interface Kept extends FakePost {
  /** Grows with every edit. */
  version: number;
  updatedAt: string;
  /** What it was before the last edit. */
  before?: Kept;
  goneAs?: 'deleted' | 'private';
}

export interface FakeAnswer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON; undefined: nothing. */
  body?: unknown;
}

/** `hang`: the connection is cut in the middle of the answer. */
export type Fault = FakeAnswer | 'cut';

/** What one fake platform knows: accounts, posts, who may read, and what goes wrong next. Time is the caller's. */
export class PlatformState {
  readonly accounts = new Map<string, FakeAccount>();
  readonly #posts = new Map<string, Kept>();
  readonly #now: () => Date;
  /** Answered instead of the real thing, one for each call. */
  readonly faults: Fault[] = [];
  /** Asked before every call: a fault to answer with, or nothing. */
  fault: () => Fault | undefined = () => this.faults.shift();
  /** Every call so far. */
  readonly calls: { method: string; path: string }[] = [];
  /** Called before each page of a list is answered. */
  onPage: () => void = () => {};
  /** Items that the platform puts on a page, at most. */
  pageSize = 50;
  /** Subscriptions that a hub was asked for (WebSub), with its parameters. */
  readonly subscriptions: Readonly<Record<string, string>>[] = [];
  /** The token that is taken, and what is wrong with it. */
  token = 'token-of-the-fake-platform';
  access: 'granted' | 'expired' | 'not_permitted' = 'granted';
  /** Percent of its limits that the platform says are used. */
  used = 4;

  constructor(now: () => Date) {
    this.#now = now;
  }

  now(): Date {
    return this.#now();
  }

  open(account: FakeAccount): void {
    this.accounts.set(account.handle, account);
  }

  publish(post: FakePost): void {
    this.#posts.set(post.id, { ...post, version: 1, updatedAt: post.publishedAt });
  }

  edit(id: string, change: Partial<Omit<FakePost, 'id' | 'account' | 'publishedAt'>>): void {
    const post = this.#posts.get(id)!;
    const updatedAt = this.#now().toISOString();
    this.#posts.set(id, { ...post, ...change, version: post.version + 1, updatedAt, before: post });
  }

  remove(id: string, goneAs: 'deleted' | 'private' = 'deleted'): void {
    this.#posts.set(id, { ...this.#posts.get(id)!, goneAs });
  }

  /** A post that anybody may see now. */
  find(id: string): Kept | undefined {
    const post = this.#posts.get(id);
    return post !== undefined && post.goneAs === undefined && this.#isOut(post) ? post : undefined;
  }

  /** Also where it is gone. */
  findAny(id: string): Kept | undefined {
    return this.#posts.get(id);
  }

  /** Everything that was ever published, also what is gone or not out yet. */
  all(): Kept[] {
    return [...this.#posts.values()];
  }

  /** What an account shows now, newest first; everybody's where none is named. */
  visible(account?: string): Kept[] {
    return this.published(account).filter(({ goneAs }) => goneAs === undefined);
  }

  /** Also what is gone. */
  published(account?: string): Kept[] {
    return [...this.#posts.values()]
      .filter((post) => (account === undefined || post.account === account) && this.#isOut(post))
      .sort((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt) || (a.id < b.id ? 1 : -1));
  }

  #isOut({ publishedAt }: FakePost): boolean {
    return Date.parse(publishedAt) <= this.#now().getTime();
  }
}
