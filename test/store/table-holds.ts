import { gunzipSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { TestTable } from '../support/dynalite.ts';

/** Whether a text is in any attribute of any item of the table, compressed ones too. */
export async function tableHolds({ client, table }: TestTable, text: string): Promise<boolean> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
  return Items.flatMap((item) => Object.values(item)).some((value) =>
    (value instanceof Uint8Array ? gunzipSync(value).toString() : JSON.stringify(value)).includes(text),
  );
}
