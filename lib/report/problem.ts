import type * as z from 'zod';
import { StoreError } from '../store/store.ts';
import type { Problem } from './schemas.ts';

/** Every kind of problem that the API answers with: its status and title. `type` is `/problems/<name>`. */
export const PROBLEMS = {
  invalid: { status: 400, title: 'The request is not valid' },
  'bad-cursor': { status: 400, title: 'The cursor cannot be used' },
  'answer-too-large': { status: 400, title: 'The answer would be too large' },
  unauthenticated: { status: 401, title: 'A token is needed' },
  unauthorised: { status: 403, title: 'The token does not allow this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This path does not take this method' },
  exists: { status: 409, title: 'It exists already' },
  'not-allowed': { status: 409, title: 'Not possible in this state' },
  stale: { status: 412, title: 'Someone else changed it first' },
  'too-large': { status: 413, title: 'This is too large' },
  'not-json': { status: 415, title: 'The body must be JSON' },
  'version-required': { status: 428, title: 'If-Match is required' },
  unexpected: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ProblemName = keyof typeof PROBLEMS;
type FieldError = { pointer: string; detail: string };

/** An answer that is not the one asked for. Its words are for the caller: no captions, no internals. */
export class ApiProblem extends Error {
  readonly problem: ProblemName;
  readonly errors: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;
  constructor(
    problem: ProblemName,
    detail: string,
    { errors = [], headers = {} }: { errors?: readonly FieldError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.errors = errors;
    this.headers = headers;
  }
}

const STORE_PROBLEMS: Record<StoreError['code'], ProblemName> = {
  not_found: 'not-found',
  conflict: 'stale',
  bad_cursor: 'bad-cursor',
  not_allowed: 'not-allowed',
};

/** What to tell of an error; undefined where the caller has no business knowing it. */
export function asProblem(error: unknown): ApiProblem | undefined {
  if (error instanceof ApiProblem) return error;
  if (error instanceof StoreError) return new ApiProblem(STORE_PROBLEMS[error.code], error.message);
  return undefined;
}

export function problemBody({ problem, message, errors }: ApiProblem, instance: string): Problem {
  return {
    type: `/problems/${problem}`,
    ...PROBLEMS[problem],
    detail: message,
    instance,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
  };
}

/** Names a field that is not there as what it is; other errors keep the words of their schema. */
export const PARSING: z.core.ParseContext<z.core.$ZodIssue> = {
  error: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'is missing' : undefined),
};

/** The first wrong fields by RFC 6901 pointer, each with what to do. */
export function fieldErrors(error: z.ZodError, { under = '', most = 50 } = {}): FieldError[] {
  return error.issues.slice(0, most).map(({ path, message }) => ({
    pointer: under + path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: message,
  }));
}
