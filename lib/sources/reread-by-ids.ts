import type { Gone, KnownPost, Reread } from './source.ts';

/** What a platform answers to ids; `gone` where it says so of some. */
type ReadIds = (ids: string[]) => Promise<Pick<Reread, 'posts' | 'rejected'> & { gone?: readonly Gone[] }>;

/** Reads known posts again by their ids, so many at a time; one that is not answered is missing. */
export async function* rereadByIds(known: readonly KnownPost[], size: number, read: ReadIds): AsyncGenerator<Reread> {
  for (let start = 0; start < known.length; start += size) {
    const asked = known.slice(start, start + size);
    const { posts, rejected, gone = [] } = await read(asked.map(({ id }) => id));
    const answered = new Set([...posts, ...gone].map(({ id }) => id).concat(rejected.map(({ at }) => at)));
    const missing = asked
      .filter(({ id }) => !answered.has(id))
      .map(({ platform, id }): Gone => ({ platform, id, as: 'missing' }));
    yield { posts, gone: [...gone, ...missing], rejected };
  }
}
