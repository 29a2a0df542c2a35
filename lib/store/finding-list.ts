import { SEVERITIES, type Severity } from '../finding.ts';
import { REVIEW_STATUSES } from '../review/review.ts';
import type { Expression, ItemTable, Range } from './item-table.ts';
import { folded, foldedHandle, type Item } from './items.ts';
import { AFTER_SEPARATOR, findingPartition, severityPrefix, sortableInstant } from './keys.ts';
import type { FindingFilter } from './records.ts';

/** DynamoDB takes 4 KB of expression: a longer list is filtered here. */
const MAX_LISTED = 50;

/**
 * Findings that match, worst first, newest first among equals, going on after a sort key. The index keeps one list per status in this
 * very order: the lists that are asked for are read side by side and merged.
 */
export async function* rankedFindings(
  table: ItemTable,
  filter: FindingFilter,
  { after, expected }: { after: string | undefined; expected: number },
): AsyncGenerator<Item> {
  const jurisdictions = new Set(filter.jurisdiction);
  for (const severity of chosen(filter.severity, SEVERITIES)) {
    const lists = chosen(filter.status, REVIEW_STATUSES).map((status) =>
      table.query({
        index: 'byStatus',
        partition: findingPartition(status),
        ...bounds(severity, filter),
        descending: true,
        after,
        filter: conditionsOf(filter),
        expected,
      }),
    );
    for await (const item of mergeDescending(lists)) {
      if (jurisdictions.size <= MAX_LISTED || overlaps(item.jurisdictions as string[], jurisdictions)) yield item;
    }
  }
}

/** An empty choice is no choice. */
function chosen<T>(some: readonly T[] | undefined, all: readonly T[]): readonly T[] {
  return some === undefined || some.length === 0 ? all : all.filter((one) => some.includes(one));
}

function bounds(severity: Severity, { from, to }: FindingFilter): Pick<Range, 'from' | 'to'> {
  const prefix = severityPrefix(severity);
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

async function* mergeDescending(lists: readonly AsyncGenerator<Item>[]): AsyncGenerator<Item> {
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

function order(item: Item): string {
  return item.statusSk as string;
}

function overlaps(list: readonly string[], wanted: ReadonlySet<string>): boolean {
  return list.some((one) => wanted.has(one));
}
