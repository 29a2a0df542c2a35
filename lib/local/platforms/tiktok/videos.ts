import type { FakePost } from '../platform-state.ts';

/** Address that TikTok gives of a post, with what tells who shared it. */
export function shareUrl({ id, account, format }: FakePost): string {
  const kind = format === 'carousel' ? 'photo' : 'video';
  return `https://www.tiktok.com/@${account}/${kind}/${id}?utm_campaign=tt4d_open_api&utm_source=client_key`;
}

export const seconds = ({ publishedAt }: FakePost) => Math.floor(Date.parse(publishedAt) / 1000);

/** Only the fields that were asked for. */
export function picked(record: object, fields: readonly string[]): object {
  return Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}

/** TikTok's lists go back from an instant in milliseconds; left out, from now. */
export function pageBefore<T extends FakePost>(posts: readonly T[], cursor: number | undefined, size: number) {
  const older = cursor === undefined ? posts : posts.filter((post) => Date.parse(post.publishedAt) < cursor);
  const videos = older.slice(0, size);
  const last = videos.at(-1);
  return {
    videos,
    cursor: last === undefined ? (cursor ?? 0) : Date.parse(last.publishedAt),
    has_more: older.length > size,
  };
}
