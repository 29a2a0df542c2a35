import { htmlText } from './html-text.ts';

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

const CONTINUED = ['…', '...'];
const MORE = /read more|continue reading|weiterlesen|lire la suite|leer más/i;

/** Whether a text in HTML seems to go on elsewhere: it ends in dots, or in a link that is named after more. */
export function goesOn(html: string): boolean {
  const end = htmlText(html.slice(-1000)).text.slice(-60).trimEnd();
  const words = end.replace(/[\])]$/, '').trimEnd();
  return CONTINUED.some((mark) => words.endsWith(mark)) || MORE.test(end);
}
