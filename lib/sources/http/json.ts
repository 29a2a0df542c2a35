/** Parses JSON; a whole number too large to be exact (TikTok's 19-digit ids) becomes the text of its digits. Throws a `SyntaxError`. */
export function parseJson(text: string): unknown {
  return JSON.parse(text, function (this: unknown, _key: string, value: unknown, context?: { source?: string }) {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    const source = context?.source ?? '';
    return /^-?\d+$/.test(source) ? source : value;
  } as (this: unknown, key: string, value: unknown) => unknown);
}
