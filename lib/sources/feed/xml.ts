import { decodeXml } from './entities.ts';

/** An element as the parser gives it: attributes have `@`, a text beside them is `#text`. */
export interface Element {
  [name: string]: unknown;
}

/** The first child of a name. */
export function inside(element: Element, name: string): Element | undefined {
  const [child] = all(element, name);
  return child === undefined ? undefined : (Object(child) as Element);
}

export function all(element: Element, name: string): unknown[] {
  const child = Object.hasOwn(element, name) ? element[name] : undefined;
  return Array.isArray(child) ? child : child === undefined ? [] : [child];
}

/** The text of the first child of that name; undefined where there is none, or it is blank. */
export function textOf(element: Element, name: string): string | undefined {
  const [child] = all(element, name);
  return child === undefined ? undefined : filled(decoded(rawOf(child)));
}

/** What is between the tags, as it is written there. */
export function rawOf(child: unknown): string {
  const text = child !== null && typeof child === 'object' ? (child as Element)['#text'] : child;
  return typeof text === 'string' ? text : '';
}

export function attribute(child: unknown, name: string): string | undefined {
  const value = child !== null && typeof child === 'object' ? (child as Element)[`@${name}`] : undefined;
  return typeof value === 'string' ? decodeXml(value) : undefined;
}

/** References are resolved once, what is in CDATA stays as it is. */
export function decoded(raw: string): string {
  return raw
    .split('<![CDATA[')
    .map((part, index) => {
      const end = index === 0 ? -1 : part.indexOf(']]>');
      return index === 0 || end === -1 ? decodeXml(part) : part.slice(0, end) + decodeXml(part.slice(end + 3));
    })
    .join('');
}

export function filled(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
