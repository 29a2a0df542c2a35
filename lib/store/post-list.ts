import type { Expression, ItemTable } from './item-table.ts';
import { foldedHandle, type Item } from './items.ts';
import { POSTS_PARTITION, sortableInstant } from './keys.ts';
import type { PostFilter } from './store.ts';

/** Posts that match, newest first by publication, going on after a sort key. */
export function postsBetween(
  table: ItemTable,
  filter: PostFilter,
  { after, expected }: { after?: string | undefined; expected?: number },
): AsyncGenerator<Item> {
  return table.query({
    index: 'byTime',
    partition: POSTS_PARTITION,
    from: filter.from === undefined ? ' ' : sortableInstant(filter.from),
    to: filter.to === undefined ? '~' : sortableInstant(filter.to),
    descending: true,
    after,
    filter: conditionsOf(filter),
    ...(expected === undefined ? {} : { expected }),
  });
}

function conditionsOf({ creator, campaign, platform, outcome }: PostFilter): Expression | undefined {
  const conditions: [text: string, value: string | undefined][] = [
    ['#creator = :creator', creator === undefined ? undefined : foldedHandle(creator)],
    ['contains(#campaigns, :campaigns)', campaign],
    ['#platform = :platform', platform],
    ['#outcome = :outcome', outcome],
  ];
  const asked = conditions.filter(([, value]) => value !== undefined);
  if (asked.length === 0) return undefined;
  return {
    text: asked.map(([text]) => text).join(' AND '),
    values: Object.fromEntries(asked.map(([text, value]) => [text.match(/:\w+/)![0], value])),
  };
}
