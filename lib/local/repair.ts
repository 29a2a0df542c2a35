import db, { type Files, type Item, type Table } from 'dynalite/db/index.js';

/**
 * The embedded database writes an item and its index entries one after the other. A process killed in between leaves an index that
 * misses an item or shows an old one, so the indexes are built anew from the items. A table that was just being created is empty
 * and is removed, to be created again.
 */
export async function repair(files: Files): Promise<void> {
  for await (const [key, value] of files.db.iterator(below('table~'))) {
    const table = value as Table;
    if (table.TableStatus === 'ACTIVE') await rebuildIndexes(files, table);
    else await files.db.del(key);
  }
}

async function rebuildIndexes(files: Files, table: Table): Promise<void> {
  const indexes = table.GlobalSecondaryIndexes ?? [];
  const prefix = `index-global~${table.TableName}~`;
  await files.db.clear(below(prefix));
  if (indexes.length === 0) return;
  for await (const [, value] of files.db.iterator(below(`item-${table.TableName}~`))) {
    const { puts } = db.getIndexActions(indexes, undefined, value as Item, table);
    for (const { index, key, item } of puts) await files.db.put(`${prefix}${index}~${key}`, item);
  }
}

function below(prefix: string): { gte: string; lt: string } {
  return { gte: prefix, lt: `${prefix}\uffff` };
}
