import { readFileSync } from 'node:fs';
import { type Post, postSchema } from '../lib/post.ts';

/** Posts of a JSON Lines file, repeated until there are at least `atLeast`; audience and tie taken off, the bench sets them. */
export function loadPosts(file: string | URL, atLeast: number): Post[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const posts = lines.map((line): Post => {
    const { audience: _, connection: __, ...post } = postSchema.parse(JSON.parse(line));
    return post;
  });
  if (posts.length === 0) throw new Error(`${String(file)} holds no posts`);
  return Array.from({ length: Math.ceil(atLeast / posts.length) }, () => posts).flat();
}
