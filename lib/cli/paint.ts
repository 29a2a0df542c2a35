import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Styles a text for where it is going. */
export interface Paint {
  (style: Style, text: string): string;
  /** Whether styles show at all. */
  readonly colours: boolean;
}

/** Styles for a stream: none unless it is a terminal, or where NO_COLOR is set; FORCE_COLOR has the last word. */
export function paintFor(stream: NodeJS.WriteStream): Paint {
  const colours = styleText('red', 'x', { stream }) !== 'x';
  return Object.assign(colours ? (style: Style, text: string) => styleText(style, text, { stream }) : unstyled, {
    colours,
  });
}

function unstyled(_style: Style, text: string): string {
  return text;
}

export const PLAIN: Paint = Object.assign(unstyled.bind(undefined), { colours: false });
