import * as z from 'zod';
import { canonicalJson, sha256 } from '../content-hash.ts';
import type { Item } from './items.ts';
import { type Page, type PageRequest, StoreError } from './store.ts';

/** DynamoDB's limit for a sort key. */
const MAX_SORT_KEY_BYTES = 1024;

const cursorSchema = z.object({
  after: z
    .string()
    .max(MAX_SORT_KEY_BYTES)
    .regex(/^[\x20-\x7e]+$/),
  of: z.string(),
});

/** Opaque to whoever gets it: the sort key of the last item, and which list it belongs to. */
export function writeCursor(after: string, list: unknown): string {
  return Buffer.from(JSON.stringify({ after, of: listHash(list) })).toString('base64url');
}

/** The sort key to go on after. Throws `bad_cursor` for a cursor that was not made for this list with this filter. */
export function readCursor(cursor: string | undefined, list: unknown): string | undefined {
  if (cursor === undefined) return undefined;
  const { data } = cursorSchema.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (data?.of === listHash(list)) return data.after;
  throw badCursor();
}

export function badCursor(): StoreError {
  return new StoreError(
    'bad_cursor',
    'the cursor does not belong to this list with this filter: start again without a cursor',
  );
}

/** Takes one page of a list, and one item more to know whether there is a next page. */
export async function takePage<T>(
  items: AsyncIterable<Item>,
  { request, list, sortKey, read }: { request: PageRequest; list: unknown; sortKey: string; read: (item: Item) => T },
): Promise<Page<T>> {
  const taken: T[] = [];
  let last = '';
  for await (const item of items) {
    if (taken.length === request.limit) return { items: taken, cursor: writeCursor(last, list) };
    taken.push(read(item));
    last = item[sortKey] as string;
  }
  return { items: taken };
}

function listHash(list: unknown): string {
  return sha256(canonicalJson(list)).slice(0, 16);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
