import * as z from 'zod';

/** Largest request body, in bytes. */
export const MAX_BODY_BYTES = 1_000_000;

export type Scope = 'findings/read' | 'findings/review' | 'posts/write' | 'settings/write';

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  /** Absent: open to everybody. */
  scope?: Scope;
  about: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** What the description says of the body, where the handler checks more than `body` does. */
  describedBody?: z.ZodType;
  /** The good answer: its status, its shape or, where it is not JSON, its media type, and what its own headers say. */
  ok: { status: number; body?: z.ZodType; type?: string; headers?: Readonly<Record<string, string>> };
}

export const list = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), cursor: z.string().optional() });

export const etag = { etag: 'Version of the finding, for If-Match' };
export const complete = (left: string) => ({ 'x-complete': `false where not all fits one answer: ${left}` });
