import type { ExposureClass } from '../exposure.ts';
import { SEVERITIES } from '../finding.ts';
import { REVIEW_STATUSES } from '../review/review.ts';
import type { Expression, ItemTable, Range } from './item-table.ts';
import { folded, foldedHandle, type Item } from './items.ts';
import { AFTER_SEPARATOR, exposurePrefix, findingPartition, severityPrefix, sortableInstant } from './keys.ts';
import { badCursor } from './paging.ts';
import type { FindingFilter } from './records.ts';
import type { IndexName } from './table.ts';

/** DynamoDB takes 4 KB of expression: a longer list is filtered here. */
const MAX_LISTED = 50;

/** In which order findings are read: stretches of an index, one after the other, newest first within each. */
export interface FindingOrder {
  index: IndexName;
  sortKey: 'statusSk' | 'exposureSk';
  /** What the sort keys of each stretch begin with. */
  stretches: readonly string[];
}

/** Worst first; or by classes of exposure, in the order given. */
export function orderOf({ severity }: FindingFilter, by?: readonly ExposureClass[]): FindingOrder {
  const severities = chosen(severity, SEVERITIES);
  if (by === undefined) return { index: 'byStatus', sortKey: 'statusSk', stretches: severities.map(severityPrefix) };
  const asked = by.filter((one) => severities.includes(one.severity));
  return { index: 'byExposure', sortKey: 'exposureSk', stretches: asked.map(exposurePrefix) };
}

interface Reading {
  order: FindingOrder;
  after: string | undefined;
  expected: number;
}

/**
 * Findings that match, in an order, going on after a sort key. The index keeps one list per status: those that are asked for are read side
 * by side and merged. Throws `bad_cursor` for a sort key of none of the order's stretches.
 */
export async function* rankedFindings(
  table: ItemTable,
  filter: FindingFilter,
  { order: { index, sortKey, stretches }, after, expected }: Reading,
): AsyncGenerator<Item> {
  const jurisdictions = new Set(filter.jurisdiction);
  const reached = after === undefined ? 0 : stretches.findIndex((prefix) => after.startsWith(prefix));
  if (reached < 0) throw badCursor();
  for (const [k, prefix] of stretches.slice(reached).entries()) {
    const lists = chosen(filter.status, REVIEW_STATUSES).map((status) =>
      table.query({
        index,
        partition: findingPartition(status),
        ...bounds(prefix, filter),
        descending: true,
        after: k === 0 ? after : undefined,
        filter: conditionsOf(filter),
        expected,
      }),
    );
    for await (const item of mergeDescending(lists, sortKey)) {
      if (jurisdictions.size <= MAX_LISTED || overlaps(item.jurisdictions as string[], jurisdictions)) yield item;
    }
  }
}

/** An empty choice is no choice. */
function chosen<T>(some: readonly T[] | undefined, all: readonly T[]): readonly T[] {
  return some === undefined || some.length === 0 ? all : all.filter((one) => some.includes(one));
}

function bounds(prefix: string, { from, to }: FindingFilter): Pick<Range, 'from' | 'to'> {
  return {
    from: from === undefined ? prefix : prefix + sortableInstant(from),
    to: to === undefined ? prefix.slice(0, -1) + AFTER_SEPARATOR : prefix + sortableInstant(to),
  };
}

function conditionsOf(filter: FindingFilter): Expression | undefined {
  const parts: string[] = [];
  const values: Record<string, unknown> = {};
  const placeholders = (name: string, list: readonly string[]) =>
    [...new Set(list)].map((value, k) => {
      values[`:${name}${k}`] = value;
      return `:${name}${k}`;
    });
  const equals = (name: string, value: string | undefined) => {
    if (value !== undefined) parts.push(`#${name} = ${placeholders(name, [value])}`);
  };
  equals('brand', filter.brand === undefined ? undefined : folded(filter.brand));
  equals('campaign', filter.campaign);
  equals('creator', filter.creator === undefined ? undefined : foldedHandle(filter.creator));
  equals('platform', filter.platform);
  const codes = placeholders('code', filter.code ?? []);
  if (codes.length > 0) parts.push(`#code IN (${codes.join(', ')})`);
  const jurisdictions = [...new Set(filter.jurisdiction)];
  if (jurisdictions.length > 0 && jurisdictions.length <= MAX_LISTED) {
    const any = placeholders('j', jurisdictions).map((value) => `contains(#jurisdictions, ${value})`);
    parts.push(`(${any.join(' OR ')})`);
  }
  return parts.length === 0 ? undefined : { text: parts.join(' AND '), values };
}

async function* mergeDescending(lists: readonly AsyncGenerator<Item>[], sortKey: string): AsyncGenerator<Item> {
  const order = (item: Item) => item[sortKey] as string;
  const advance = async (list: AsyncGenerator<Item>) => ({ list, item: (await list.next()).value as Item | undefined });
  const heads = await Promise.all(lists.map(advance));
  for (;;) {
    let best = -1;
    heads.forEach(({ item }, k) => {
      if (item !== undefined && (best < 0 || order(item) > order(heads[best]!.item!))) best = k;
    });
    if (best < 0) return;
    yield heads[best]!.item!;
    heads[best] = await advance(heads[best]!.list);
  }
}

function overlaps(list: readonly string[], wanted: ReadonlySet<string>): boolean {
  return list.some((one) => wanted.has(one));
}
