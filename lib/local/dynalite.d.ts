declare module 'dynalite' {
  import type { Server } from 'node:http';
  export default function dynalite(options?: { path?: string; createTableMs?: number }): Server;
}

declare module 'dynalite/db/index.js' {
  export type Item = Record<string, object>;
  export interface Index {
    IndexName: string;
  }
  export interface Table {
    TableName: string;
    TableStatus: string;
    GlobalSecondaryIndexes?: Index[];
  }
  interface Level {
    open(): Promise<void>;
    close(): Promise<void>;
    del(key: string): Promise<void>;
    put(key: string, value: unknown): Promise<void>;
    clear(range: { gte: string; lt: string }): Promise<void>;
    iterator(range: { gte: string; lt: string }): AsyncIterable<[string, unknown]>;
  }
  export interface Files {
    db: Level;
  }
  const db: {
    create(options: { path: string }): Files;
    getIndexActions(
      indexes: readonly Index[],
      before: Item | undefined,
      after: Item,
      table: Table,
    ): { puts: { index: string; key: string; item: Item }[] };
  };
  export default db;
}
