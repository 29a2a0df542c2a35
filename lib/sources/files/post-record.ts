import type * as z from 'zod';
import { type Post, postSchema } from '../../post.ts';
import type { Problem } from './record.ts';

/** A value as a post, or the first thing that keeps it from being one, with the other wrong fields named. */
export function toPost(value: unknown): { post: Post } | { problem: Problem } {
  const parsed = postSchema.safeParse(value);
  if (parsed.success) return { post: parsed.data };
  const issues = parsed.error.issues as [z.core.$ZodIssue, ...z.core.$ZodIssue[]];
  const [first, ...others] = issues;
  const also = [...new Set(others.map(fieldOf))].filter((field) => field !== fieldOf(first));
  const more = also.length === 0 ? '' : `; also wrong: ${also.slice(0, 10).join(', ')}`;
  return { problem: { field: fieldOf(first), message: explain(first, at(value, first.path)) + more } };
}

function fieldOf(issue: z.core.$ZodIssue): string {
  return issue.path.map(String).join('.');
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

const AN: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
};

function explain(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_type') {
    const wanted =
      issue.path.length === 0 ? 'a JSON object with the fields of a post' : (AN[issue.expected] ?? issue.expected);
    return value === undefined ? `is missing: give ${wanted}` : `must be ${wanted}, not ${kindOf(value)}`;
  }
  if (issue.code === 'invalid_value') {
    return `${value === undefined ? 'is missing: give' : 'must be'} one of ${issue.values.map(String).join(', ')}`;
  }
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big')
    return `must be at most ${issue.maximum}${issue.origin === 'string' ? ' characters long' : ''}`;
  return value === undefined ? `is missing: it ${issue.message}` : issue.message;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return AN[typeof value] ?? `a ${typeof value}`;
}
