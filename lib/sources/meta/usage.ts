import * as z from 'zod';
import { parseJson } from '../http/json.ts';
import { SourceError } from '../source-error.ts';

/** Percent of a limit from which reading slows down: past 100 every call is refused, and prolongs the wait. */
const ENOUGH = 80;

/** Minutes to wait where Meta does not say: its limits are of a rolling hour or day. */
export const USUAL_WAIT_MINUTES = 10;

const MINUTE_MS = 60_000;

const APPLICATION = 'x-app-usage';
const ACCOUNT = 'x-business-use-case-usage';

const share = z.number().optional().catch(undefined);
const used = z.object({ call_count: share, total_time: share, total_cputime: share });
const business = z.record(
  z.string(),
  z.array(used.extend({ estimated_time_to_regain_access: z.number().nonnegative().optional().catch(undefined) })),
);

/** Until when Meta refuses calls for an account, by `X-Business-Use-Case-Usage`; undefined where it does not say. */
export function regainedAt(headers: Headers, now: Date): Date | undefined {
  const minutes = Math.max(0, ...accounts(headers).map((account) => account.estimated_time_to_regain_access ?? 0));
  return minutes > 0 ? new Date(now.getTime() + minutes * MINUTE_MS) : undefined;
}

/**
 * How much of Meta's limits is used, as the last answer told it.
 * @see https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export class MetaUsage {
  readonly #title: string;
  #wait: SourceError | undefined;

  constructor(title: string) {
    this.#title = title;
  }

  /** Where little is left: a `SourceError` (`rate_limited`) that says when to go on. */
  get wait(): SourceError | undefined {
    return this.#wait;
  }

  /** The limit of the application is shared by its sources, that of an account is not. */
  note(headers: Headers, now: Date): void {
    if (!headers.has(APPLICATION) && !headers.has(ACCOUNT)) return;
    const application = percentOf([read(headers, APPLICATION, used)]);
    const account = percentOf(accounts(headers));
    this.#wait = undefined;
    if (Math.max(application, account) < ENOUGH) return;
    const scope = application >= ENOUGH ? 'platform' : 'source';
    const whose = scope === 'platform' ? 'the application' : 'the account';
    const until = regainedAt(headers, now) ?? new Date(now.getTime() + USUAL_WAIT_MINUTES * MINUTE_MS);
    this.#wait = new SourceError(
      'rate_limited',
      `${this.#title}: ${Math.max(application, account)} % of the calls that ${whose} may make are used`,
      { notBefore: until.toISOString(), scope },
    );
  }
}

function accounts(headers: Headers) {
  return Object.values(read(headers, ACCOUNT, business) ?? {}).flat();
}

function percentOf(list: readonly (z.infer<typeof used> | undefined)[]): number {
  return Math.max(
    0,
    ...list.flatMap((one) => [one?.call_count, one?.total_time, one?.total_cputime].map((n) => n ?? 0)),
  );
}

/** These headers hold JSON. What cannot be read tells nothing. */
function read<T>(headers: Headers, name: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(parseJson(headers.get(name) ?? '')).data;
  } catch {
    return undefined;
  }
}
