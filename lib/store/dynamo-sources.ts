import type { PostRef } from '../post.ts';
import type { SourceDefinition } from '../source-definition.ts';
import { Documents } from './documents.ts';
import type { ItemTable } from './item-table.ts';
import { keys } from './keys.ts';
import { LimitItems } from './limit-items.ts';
import type { BudgetState, SourceState, WatchedPost } from './records.ts';
import { SourceItems } from './source-items.ts';
import type { Hold, Store } from './store.ts';
import { WatchedItems } from './watched-items.ts';

type SourceStore = Pick<
  Store,
  | 'getSource'
  | 'putSource'
  | 'changeSource'
  | 'listSources'
  | 'deleteSource'
  | 'dueSources'
  | 'countLeased'
  | 'createDefinition'
  | 'replaceDefinition'
  | 'listDefinitions'
  | 'deleteDefinition'
  | 'getWatched'
  | 'putWatched'
  | 'dueWatched'
  | 'spend'
  | 'listBudgets'
  | 'holdKind'
  | 'listHolds'
>;

/** What the store knows of sources. */
export class DynamoSources implements SourceStore {
  readonly #table: ItemTable;
  readonly #documents: Documents;
  readonly #sources: SourceItems;
  readonly #watched: WatchedItems;
  readonly #limits: LimitItems;

  constructor(table: ItemTable) {
    this.#table = table;
    this.#documents = new Documents(table);
    this.#sources = new SourceItems(table);
    this.#watched = new WatchedItems(table);
    this.#limits = new LimitItems(table);
  }

  getSource(source: string): Promise<SourceState | undefined> {
    return this.#sources.read(source);
  }

  async putSource(state: SourceState): Promise<void> {
    await this.#sources.change(state.source, () => state);
  }

  changeSource(
    source: string,
    change: (state: SourceState | undefined) => SourceState | undefined,
  ): Promise<SourceState | undefined> {
    return this.#sources.change(source, change);
  }

  listSources(): Promise<SourceState[]> {
    return this.#documents.list('SOURCE');
  }

  async deleteSource(source: string): Promise<void> {
    await this.#watched.forget(source);
    await this.#sources.remove(source);
  }

  dueSources(kind: string, now: string, limit: number): Promise<SourceState[]> {
    return this.#sources.due(kind, now, limit);
  }

  countLeased(kind: string, now: string): Promise<number> {
    return this.#sources.countLeased(kind, now);
  }

  createDefinition(definition: SourceDefinition): Promise<void> {
    return this.#documents.create(keys.definition(definition.name), definition);
  }

  replaceDefinition(definition: SourceDefinition): Promise<void> {
    return this.#documents.replace(keys.definition(definition.name), definition);
  }

  listDefinitions(): Promise<SourceDefinition[]> {
    return this.#documents.list('SOURCE_DEFINITION');
  }

  deleteDefinition(name: string): Promise<void> {
    return this.#table.remove(keys.definition(name));
  }

  getWatched(source: string, refs: readonly PostRef[]): Promise<WatchedPost[]> {
    return this.#watched.read(source, refs);
  }

  putWatched(watched: readonly WatchedPost[], keepUntil: string): Promise<void> {
    return this.#watched.put(watched, keepUntil);
  }

  dueWatched(source: string, now: string, limit: number): Promise<WatchedPost[]> {
    return this.#watched.due(source, now, limit);
  }

  spend(state: BudgetState, limit: number): Promise<boolean> {
    return this.#limits.spend(state, limit);
  }

  listBudgets(): Promise<BudgetState[]> {
    return this.#limits.budgets();
  }

  holdKind(hold: Hold): Promise<void> {
    return this.#limits.hold(hold);
  }

  listHolds(now: string): Promise<Hold[]> {
    return this.#limits.holds(now);
  }
}
