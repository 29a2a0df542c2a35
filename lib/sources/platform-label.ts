import type { Post } from '../post.ts';

/** A platform's flag as a label: what it leaves out is not known, and never "absent". */
export function labelOf(flag: boolean | null | undefined): NonNullable<Post['platformLabel']> {
  if (flag === undefined || flag === null) return 'unknown';
  return flag ? 'present' : 'absent';
}
