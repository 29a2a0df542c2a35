import * as z from 'zod';
import type { Reply } from '../http/reply.ts';
import { said, type Trouble } from '../http/trouble.ts';
import { SourceError } from '../source-error.ts';

const HOUR_MS = 3_600_000;

/** What X says of a post that it does not show; any other problem says nothing of whether it is there. */
const GONE = { 'resource-not-found': 'deleted', 'not-authorized-for-resource': 'private' } as const;

/** RFC 9457, with the kind of the problem as the end of its `type`: https://docs.x.com/x-api/fundamentals/response-codes-and-errors */
export const problemSchema = z
  .object({
    type: z.string().default('about:blank'),
    title: z.string().default(''),
    detail: z.string().default(''),
    resource_id: z.string().optional(),
    value: z.string().optional(),
  })
  .transform((problem) => {
    const kind = problem.type.slice(problem.type.lastIndexOf('/') + 1);
    const detail = said(problem.detail || problem.title);
    return { ...problem, kind, detail, gone: Object.hasOwn(GONE, kind) ? GONE[kind as keyof typeof GONE] : undefined };
  });
export type Problem = z.infer<typeof problemSchema>;

/** The id of what a problem is about. */
export function refOf({ resource_id, value }: Problem): string | undefined {
  return resource_id ?? value;
}

/** Why an account cannot be read, as X tells it beside an answer of 200: not in its words, which could repeat what was sent. */
export function failureOf(problem: Problem | undefined, username: string): SourceError {
  if (problem?.gone === 'private')
    return new SourceError('permission_missing', `X does not show the posts of @${username}: protected or suspended`);
  return new SourceError('account_not_found', `X: there is no account @${username}, or it is suspended`);
}

/** https://docs.x.com/x-api/fundamentals/response-codes-and-errors; 402 with the title `CreditsDepleted` is told by users of the API. */
export function judge({ status, body }: Reply, now: Date): Trouble | undefined {
  const { data: problem } = problemSchema.safeParse(body);
  if (status < 400 || problem === undefined) return undefined;
  const message = `${problem.detail} (${status})`;
  const shared = { scope: 'platform', notBefore: new Date(now.getTime() + 6 * HOUR_MS) } as const;
  if (status === 402) return { problem: 'quota_spent', message: `no credits are left: ${message}`, ...shared };
  if (problem.kind === 'usage-capped') return { problem: 'quota_spent', message, ...shared };
  // The limits of a bearer token are those of the application.
  if (status === 429) return { problem: 'rate_limited', message, scope: 'platform', again: true };
  if (status === 403) return { problem: /suspended/i.test(problem.detail) ? 'blocked' : 'permission_missing', message };
  if (status === 400) return { problem: 'answer_not_understood', message };
  return undefined;
}
