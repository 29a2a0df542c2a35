import type { SourceProblem } from '../source-error.ts';
import type { Reply } from './reply.ts';
import { waitUntil } from './waits.ts';

/** What is wrong with an answer. */
export interface Trouble {
  problem: SourceProblem;
  /** For a person; without the platform's name. */
  message: string;
  /** Another try may do. */
  again?: boolean;
  notBefore?: Date | undefined;
  scope?: 'source' | 'platform';
}

interface Judging {
  title: string;
  judge: ((reply: Reply, now: Date) => Trouble | undefined) | undefined;
  now: Date;
  accept: readonly number[] | undefined;
}

/** What is wrong with an answer, first as the platform says it, then as HTTP does. */
export function troubleOf(reply: Reply, { judge, now, accept = [] }: Judging): Trouble | undefined {
  const { status, headers, failure } = reply;
  if (accept.includes(status)) return undefined;
  if (failure !== undefined) {
    const problem = status === 0 ? 'platform_down' : 'answer_not_understood';
    return { problem, message: failure, again: true };
  }
  const own = judge?.(reply, now);
  if (own !== undefined) return own.problem === 'rate_limited' ? { notBefore: waitUntil(headers, now), ...own } : own;
  return status >= 200 && status < 300 ? undefined : byStatus(reply, now);
}

function byStatus({ status, headers }: Reply, now: Date): Trouble {
  if (status === 401) return { problem: 'token_expired', message: 'it no longer takes the token (401)' };
  if (status === 403) return { problem: 'permission_missing', message: 'it refuses access (403)' };
  if (status === 404) return { problem: 'account_not_found', message: 'it does not know the account (404)' };
  if (status === 429) {
    return {
      problem: 'rate_limited',
      message: 'too many calls (429)',
      notBefore: waitUntil(headers, now),
      again: true,
    };
  }
  if (status >= 500 || status === 408) {
    return {
      problem: 'platform_down',
      message: `it fails (${status})`,
      again: true,
      notBefore: waitUntil(headers, now),
    };
  }
  return { problem: 'answer_not_understood', message: `it refuses the call (${status})` };
}

/** What a platform says of an error, cut to one readable line. */
export function said(text: unknown): string {
  return typeof text === 'string' ? text.replace(/\s+/g, ' ').trim().slice(0, 200) : '';
}
