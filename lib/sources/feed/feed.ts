/** A post as its feed holds it. */
export interface FeedItem {
  id: string | undefined;
  url: string | undefined;
  /** As written: its form differs from feed to feed. */
  published: string | undefined;
  updated: string | undefined;
  title: FeedText | undefined;
  author: string | undefined;
  language: string | undefined;
  body: FeedText | undefined;
  /** Only the beginning of the post is in the feed. */
  isExcerpt: boolean;
}

export interface FeedText {
  text: string;
  isHtml: boolean;
}

export interface Feed {
  language: string | undefined;
  /** As many of the newest posts as the blog puts into it. */
  items: FeedItem[];
}

/** How the beginning of a post ends in feeds that hold no more. */
const CONTINUED = /(?:…|\.\.\.|&hellip;|&#8230;)\s*(?:[\])]|&#93;)?\s*(?:<\/p>\s*)?$/i;

/** Whether a text seems to go on elsewhere: it ends in dots, or in a link that is named after more. */
export function goesOn(text: string): boolean {
  const end = text.slice(-400).trimEnd();
  return CONTINUED.test(end) || /(?:read more|continue reading|weiterlesen|lire la suite|leer más)/i.test(end);
}
