import type { Post } from './post.ts';

/**
 * A post as one source sees it, with what another has seen of the same post: one may know the label and no words, another half the
 * caption and no label. What a source tells wins; what it cannot tell, a label that is unknown, a tie that is not named, the rest of a
 * text that is cut, is taken from what is known. Completing twice changes nothing.
 */
export function completed(seen: Post, known: Post | undefined): Post {
  if (known === undefined) return seen;
  const { cut: _, ...told } = seen;
  const connection = seen.connection ?? known.connection;
  return {
    ...told,
    ...labelOf(seen, known),
    ...(connection !== undefined && { connection }),
    ...textsOf(seen, known),
  };
}

function labelOf(seen: Post, known: Post): Pick<Post, 'platformLabel' | 'labelledPartner'> {
  const isTold = seen.platformLabel !== undefined && seen.platformLabel !== 'unknown';
  const platformLabel = isTold ? seen.platformLabel : (known.platformLabel ?? seen.platformLabel);
  const labelledPartner =
    seen.labelledPartner ?? (platformLabel === known.platformLabel ? known.labelledPartner : undefined);
  return {
    ...(platformLabel !== undefined && { platformLabel }),
    ...(labelledPartner !== undefined && { labelledPartner }),
  };
}

/** In the place of a cut text a whole one that begins as it does; what stays cut. */
function textsOf({ cut = [], ...seen }: Post, known: Post): Partial<Post> {
  const whole = cut.filter(
    (field) => !known.cut?.includes(field) && known[field] !== undefined && known[field].startsWith(seen[field] ?? ''),
  );
  const rest = cut.filter((field) => !whole.includes(field));
  return {
    ...Object.fromEntries(whole.map((field) => [field, known[field]])),
    ...(rest.length > 0 && { cut: rest }),
  };
}
