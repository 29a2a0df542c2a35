import type * as z from 'zod';
import { SourceError } from '../source-error.ts';
import type { CredentialValues, SourceIo } from '../source-kind.ts';
import { type Reply, readReply } from './reply.ts';
import { Secrets } from './secrets.ts';
import { type Trouble, troubleOf } from './trouble.ts';

const TRIES = 4;
const FIRST_PAUSE_MS = 500;
const TIMEOUT_MS = 20_000;
/** A longer wait is not slept through: the function would be paid for it. */
const LONGEST_WAIT_MS = 10_000;

export interface Call<T> {
  method?: 'GET' | 'POST';
  /** Below the base address, with its leading slash; without secrets. */
  path: string;
  /** A list is sent as the same parameter again and again. */
  query?: Readonly<Record<string, string | number | readonly string[] | undefined>>;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form. */
  form?: Readonly<Record<string, string>>;
  /** What the answer must look like; what else is in it is dropped. */
  shape: z.ZodType<T>;
  /** What each try takes of a budget. */
  cost?: readonly [budget: string, units: number];
  /** Answers other than 2xx that are no trouble. */
  accept?: readonly number[];
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  data: T;
}

export interface PlatformClientOptions {
  /** As users call the platform. */
  title: string;
  baseUrl: string;
  io: SourceIo;
  /** Headers that authorise a call. Left out: none, and no credential is read. */
  authorize?: (values: CredentialValues) => Readonly<Record<string, string>>;
  /** Query parameters that every call carries, made from the credential: a signature. Needs `authorize`. */
  parameters?: (values: CredentialValues) => Readonly<Record<string, string>>;
  /** Gets new values where the platform no longer takes the old ones. Left out: they cannot be renewed. */
  renew?: (values: CredentialValues) => Promise<CredentialValues>;
  /** The platform's own way to say that something is wrong; undefined: by the status, as HTTP has it. */
  judge?: (reply: Reply, now: Date) => Trouble | undefined;
  /** How a request is sent; left out: as to a platform, whose address is known. */
  exchange?: (url: URL, init: RequestInit) => Promise<Reply>;
}

/**
 * Calls one platform's API: authorised, with a time-out, a limit of the size, retries with jitter, waits that the platform asks for,
 * and answers checked at the edge. Throws a `SourceError` that never holds a secret. Redirects are refused.
 */
export class PlatformClient {
  readonly #options: PlatformClientOptions;
  readonly #secrets = new Secrets();
  #values: CredentialValues | undefined;

  constructor(options: PlatformClientOptions) {
    this.#options = options;
  }

  async send<T>(call: Call<T>): Promise<Answer<T>> {
    const { io } = this.#options;
    let trouble: Trouble | undefined;
    let renewed = false;
    for (let tries = 0; tries < TRIES; tries++) {
      if (call.cost !== undefined) await io.budget.spend(...call.cost);
      const reply = await this.#exchange(call);
      trouble = this.#troubleOf(reply, call);
      if (trouble === undefined) {
        const { data, success, error } = call.shape.safeParse(reply.body);
        if (success) return { status: reply.status, headers: reply.headers, data };
        const [issue] = error.issues;
        trouble = {
          problem: 'answer_not_understood',
          message: `the answer of ${call.path} is not as expected at "${issue?.path.map(String).join('.')}"`,
          again: true,
        };
      }
      if (trouble.problem === 'token_expired' && !renewed && (await this.#renew())) {
        renewed = true;
        continue;
      }
      const pause = this.#pauseBefore(tries, trouble);
      if (pause === undefined || tries === TRIES - 1) break;
      await io.sleep(pause);
    }
    throw this.#error(trouble!);
  }

  #troubleOf(reply: Reply, { accept }: Pick<Call<unknown>, 'accept'>): Trouble | undefined {
    const { io, title, judge } = this.#options;
    const judging = { title, judge, now: io.now(), accept };
    const trouble = troubleOf(reply, judging);
    if (trouble === undefined) return undefined;
    // Before what the platform says is cut to a line: of half a token nothing would be known.
    return troubleOf({ ...reply, body: this.#secrets.without(reply.body) }, judging) ?? trouble;
  }

  /** Milliseconds until the next try; undefined where there is to be none. */
  #pauseBefore(tries: number, { again, notBefore }: Trouble): number | undefined {
    const { now, random } = this.#options.io;
    if (notBefore !== undefined) {
      const wait = notBefore.getTime() - now().getTime();
      return wait <= LONGEST_WAIT_MS ? Math.max(wait, 0) : undefined;
    }
    return again ? random() * FIRST_PAUSE_MS * 2 ** tries : undefined;
  }

  async #exchange<T>({ method = 'GET', path, query = {}, headers = {}, json, form }: Call<T>): Promise<Reply> {
    const { baseUrl, authorize, parameters, io, exchange = readReply } = this.#options;
    if (authorize !== undefined) this.#values ??= await io.credential.read();
    const values = this.#values ?? {};
    const proof = parameters?.(values) ?? {};
    const authorization = authorize?.(values) ?? {};
    for (const secret of [values, proof, authorization]) this.#secrets.add(secret);
    const url = new URL(baseUrl.replace(/\/$/, '') + path);
    for (const [name, value] of Object.entries({ ...query, ...proof }))
      for (const one of Array.isArray(value) ? value : [value])
        if (one !== undefined) url.searchParams.append(name, String(one));
    const body = json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form).toString();
    const type = json !== undefined ? 'application/json' : 'application/x-www-form-urlencoded';
    return exchange(url, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': type }),
        ...authorization,
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
  }

  async #renew(): Promise<boolean> {
    const { renew, io } = this.#options;
    if (renew === undefined || this.#values === undefined) return false;
    // Another source with the same credential may have renewed it already.
    const stored = await io.credential.read();
    const isNewer = JSON.stringify(stored) !== JSON.stringify(this.#values);
    this.#values = isNewer ? stored : await io.credential.renew(stored, await renew(stored));
    return true;
  }

  #error({ problem, message, notBefore, scope = 'source' }: Trouble): SourceError {
    return new SourceError(problem, this.#secrets.without(`${this.#options.title}: ${message}`), {
      notBefore: notBefore?.toISOString(),
      scope,
    });
  }
}
