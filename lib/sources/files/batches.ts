import type { Post } from '../../post.ts';
import type { Rejected } from '../source.ts';
import type { PostRecord } from './read-posts.ts';

/** Records per batch: each batch is safely on the bus before the next is read. */
const BATCH_SIZE = 100;

export interface Batch {
  posts: Post[];
  rejected: Rejected[];
  /** Records of the file read so far. */
  records: number;
}

/** What follows the first `skip` records, in batches. */
export async function* inBatches(source: AsyncIterable<PostRecord>, skip: number): AsyncGenerator<Batch> {
  let records = 0;
  let batch: Batch = { posts: [], rejected: [], records };
  for await (const record of source) {
    if (++records <= skip) continue;
    if ('post' in record) batch.posts.push(record.post);
    else batch.rejected.push(record.rejected);
    batch.records = records;
    if (batch.posts.length + batch.rejected.length < BATCH_SIZE) continue;
    yield batch;
    batch = { posts: [], rejected: [], records };
  }
  if (batch.posts.length + batch.rejected.length > 0) yield batch;
}
