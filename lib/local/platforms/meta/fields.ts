/** One field of a Graph API field expression, such as `media.limit(2).after(abc){id,caption}`. */
export interface Field {
  name: string;
  /** Modifiers, such as `limit`. */
  modifiers: ReadonlyMap<string, string>;
  fields: readonly Field[];
}

/** Reads a field expression: https://developers.facebook.com/docs/graph-api/guides/field-expansion */
export function parseFields(expression: string): Field[] {
  return split(expression, ',').map((part) => {
    const brace = part.indexOf('{');
    const head = brace === -1 ? part : part.slice(0, brace);
    const [name = '', ...modifiers] = split(head, '.');
    return {
      name,
      modifiers: new Map(modifiers.map((text) => [text.split('(')[0]!, text.slice(text.indexOf('(') + 1, -1)])),
      fields: brace === -1 ? [] : parseFields(part.slice(brace + 1, -1)),
    };
  });
}

/** What is asked for of a node, and its id. */
export function select(node: Readonly<Record<string, unknown>>, fields: readonly Field[]): Record<string, unknown> {
  const asked = fields.filter(({ name }) => node[name] !== undefined).map(({ name }) => [name, node[name]]);
  return { ...Object.fromEntries(asked), ...(node.id !== undefined && { id: node.id }) };
}

/** Splits at a character that is not within brackets. */
function split(text: string, at: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '{' || character === '(') depth++;
    if (character === '}' || character === ')') depth--;
    if (character === at && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)].filter((part) => part !== '');
}
