import { type Expression, type ItemTable, unchanged, upTo } from './item-table.ts';
import { type Item, readDocument } from './items.ts';
import { AFTER_SEPARATOR, idlePartition, keys, leasedPartition, sortableInstant, sourceOrder } from './keys.ts';
import type { SourceState } from './records.ts';
import { untilUndisturbed } from './until-undisturbed.ts';

const EPOCH = new Date(0).toISOString();

/** The states of sources, each also in a list of its kind: of those that wait for a fetch, or of those that are being fetched. */
export class SourceItems {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async read(source: string): Promise<SourceState | undefined> {
    const item = await this.#table.get(keys.source(source));
    return item === undefined ? undefined : readDocument<SourceState>(item);
  }

  change(
    source: string,
    change: (state: SourceState | undefined) => SourceState | undefined,
  ): Promise<SourceState | undefined> {
    return untilUndisturbed('the source', async () => {
      const before = await this.read(source);
      const changed = change(before);
      if (changed === undefined) return before;
      const after = { ...changed, source, version: (before?.version ?? 0) + 1 };
      await this.#table.put(sourceItem(after), asRead(before));
      return after;
    });
  }

  remove(source: string): Promise<void> {
    return this.#table.remove(keys.source(source));
  }

  /** A lease that has passed was lost with whoever held it: its source is due, unless it has been paused meanwhile. */
  async due(kind: string, now: string, limit: number): Promise<SourceState[]> {
    const [idle, lost] = await Promise.all([
      this.#table.first(upTo(idlePartition(kind), now), limit),
      this.#table.all(upTo(leasedPartition(kind), now), (item) => item),
    ]);
    const order = ({ statusSk }: Item) => statusSk as string;
    return [...idle, ...lost.filter((item) => readDocument<SourceState>(item).paused === undefined)]
      .sort((a, b) => (order(a) < order(b) ? -1 : 1))
      .slice(0, Math.max(limit, 0))
      .map(readDocument<SourceState>);
  }

  async countLeased(kind: string, now: string): Promise<number> {
    const from = sortableInstant(now) + AFTER_SEPARATOR;
    const range = { index: 'byStatus', partition: leasedPartition(kind), from, to: '~' } as const;
    return (await this.#table.all(range, () => 1)).length;
  }
}

function sourceItem(state: SourceState): Item {
  return { ...keys.source(state.source), ...placeOf(state), version: state.version, document: JSON.stringify(state) };
}

/** A paused source is in no list, but while its last fetch goes on. */
function placeOf({ source, kind, leasedUntil, paused, nextFetchAt = EPOCH }: SourceState): Item {
  if (leasedUntil !== undefined) return { statusPk: leasedPartition(kind), statusSk: sourceOrder(leasedUntil, source) };
  return paused === undefined ? { statusPk: idlePartition(kind), statusSk: sourceOrder(nextFetchAt, source) } : {};
}

/** Holds while a state is as it was read. One that was written before there were versions has none, as one that is not there. */
function asRead(state: SourceState | undefined): Expression {
  if (state?.version === undefined) return { text: 'attribute_not_exists(#version)' };
  return unchanged('version', state.version);
}
