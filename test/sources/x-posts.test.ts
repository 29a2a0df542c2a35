import { expect, test } from 'vitest';
import { readPosts } from '../../lib/sources/x/post.ts';

const POST = { id: '2090000000000000000', created_at: '2026-11-20T09:00:00.000Z' };

function read(fields: object, media: object[] = []) {
  const { posts, rejected } = readPosts([{ ...POST, ...fields }], { handle: 'maplekitchen', media });
  expect(rejected).toEqual([]);
  return posts[0]!;
}

test('signs that X writes as HTML are as they were typed', () => {
  expect(read({ text: 'Pots &amp; pans &lt;3 &amp;lt;' }).caption).toBe('Pots & pans <3 &lt;');
});

test('links lead where they were meant to; pictures are none', () => {
  const urls = [
    { expanded_url: 'https://northwind.example/?utm_source=x', display_url: 'northwind.example/?utm…' },
    { expanded_url: 'https://x.com/maplekitchen/status/1/photo/1', display_url: 'pic.x.com/abc' },
    { expanded_url: 'https://x.com/maplekitchen/status/1/video/1', media_key: '7_1' },
  ];
  const { caption, links } = read({ text: 'Pans https://t.co/a https://t.co/b', entities: { urls } });
  expect(caption).toBe('Pans https://t.co/a https://t.co/b');
  expect(links).toEqual(['https://northwind.example/?utm_source=x']);
});

test('a video is one, a picture is not', () => {
  const media = [
    { media_key: '7_1', type: 'video' },
    { media_key: '3_1', type: 'photo' },
  ];
  expect(read({ text: 'Pans', attachments: { media_keys: ['7_1'] } }, media).format).toBe('video');
  expect(read({ text: 'Pans', attachments: { media_keys: ['3_1'] } }, media).format).toBeUndefined();
});

test('a text that came cut off is marked; one that ends with dots is not', () => {
  expect(read({ text: `${'Pans and more pans. '.repeat(12)}And… https://t.co/abc` }).cut).toEqual(['caption']);
  expect(read({ text: 'More soon…' }).cut).toBeUndefined();
  const note_tweet = { text: `${'Pans and more pans. '.repeat(12)}More soon…` };
  expect(read({ text: 'Pans… https://t.co/abc', note_tweet }).cut).toBeUndefined();
});

test('an article without its text is marked as cut off', () => {
  expect(read({ text: 'https://t.co/abc', article: { title: 'On pans' } })).toMatchObject({
    format: 'article',
    title: 'On pans',
    cut: ['caption'],
  });
  const whole = read({ text: 'https://t.co/abc', article: { title: 'On pans', plain_text: 'Ad. Pans.' } });
  expect(whole).toMatchObject({ description: 'Ad. Pans.' });
  expect(whole.cut).toBeUndefined();
});

test('a flag that is not there is not known', () => {
  expect(read({ text: 'Pans' }).platformLabel).toBe('unknown');
  expect(read({ text: 'Pans', paid_partnership: null }).platformLabel).toBe('unknown');
});

test('counts are read under both of their names', () => {
  const counts = { impression_count: 9, like_count: 3, reply_count: 2 };
  for (const shares of [{ retweet_count: 1 }, { repost_count: 1 }])
    expect(read({ text: 'Pans', public_metrics: { ...counts, ...shares } }).metrics).toEqual({
      views: 9,
      likes: 3,
      comments: 2,
      shares: 1,
    });
});

test('one post that is not as documented is rejected by itself', () => {
  const { posts, rejected } = readPosts(
    [
      { ...POST, id: '1', text: 7 },
      { ...POST, text: 'Pans' },
    ],
    {
      handle: 'maplekitchen',
      media: [],
    },
  );
  expect(posts).toHaveLength(1);
  expect(rejected).toEqual([expect.objectContaining({ at: '1', field: 'text' })]);
});
