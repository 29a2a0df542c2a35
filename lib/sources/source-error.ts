/**
 * Why a source cannot be read: what a user is told, and what happens next. `later`: it is tried again by itself; `when_fixed`: a
 * person has to do something, so after a few tries the source is paused. `counts`: the failure counts towards the pause.
 */
export const SOURCE_PROBLEMS = {
  token_expired: { retry: 'when_fixed', counts: true, fix: 'connect the account again, or store a new token' },
  permission_missing: { retry: 'when_fixed', counts: true, fix: 'grant the permission and connect the account again' },
  credential_missing: {
    retry: 'when_fixed',
    counts: true,
    fix: 'store the credential under the name that the source gives',
  },
  account_not_found: { retry: 'when_fixed', counts: true, fix: 'check the account in the settings of the source' },
  settings_refused: { retry: 'when_fixed', counts: true, fix: 'correct the settings of the source' },
  version_retired: {
    retry: 'when_fixed',
    counts: true,
    fix: 'update the program: the platform no longer serves this version of its API',
  },
  blocked: { retry: 'when_fixed', counts: true, fix: 'ask the platform why the application is blocked' },
  rate_limited: { retry: 'later', counts: false, fix: 'nothing to do: it goes on when the platform allows it' },
  quota_spent: {
    retry: 'later',
    counts: false,
    fix: 'nothing to do: it goes on when the quota is renewed; or raise the limit',
  },
  platform_down: { retry: 'later', counts: true, fix: 'nothing to do: it is tried again' },
  answer_not_understood: {
    retry: 'later',
    counts: true,
    fix: 'if it stays so, the platform has changed its API: report it',
  },
} as const satisfies Record<string, { retry: 'later' | 'when_fixed'; counts: boolean; fix: string }>;

export type SourceProblem = keyof typeof SOURCE_PROBLEMS;

export interface SourceErrorOptions {
  /** RFC 3339 instant before which another try is pointless. */
  notBefore?: string | undefined;
  /** `platform`: the limit is shared, so every source of this kind waits. */
  scope?: 'source' | 'platform';
  cause?: unknown;
}

/** A source cannot be read. The message is for a person and never holds a secret. */
export class SourceError extends Error {
  readonly problem: SourceProblem;
  readonly notBefore: string | undefined;
  readonly scope: 'source' | 'platform';

  constructor(
    problem: SourceProblem,
    message: string,
    { notBefore, scope = 'source', cause }: SourceErrorOptions = {},
  ) {
    super(message, { cause });
    this.name = 'SourceError';
    this.problem = problem;
    this.notBefore = notBefore;
    this.scope = scope;
  }

  /** What a person may do about it. */
  get fix(): string {
    return SOURCE_PROBLEMS[this.problem].fix;
  }
}
