import entities from './html-entities.json' with { type: 'json' };

/** The character references of HTML 4 (https://www.w3.org/TR/html401/sgml/entities.html) and `apos` of XML. */
const NAMED: ReadonlyMap<string, string> = new Map(Object.entries(entities));

const XML_NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }),
);

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));/g;

/** What a document defines itself is never looked at: an unknown reference stays as it is written. */
export function decodeXml(text: string): string {
  return decode(text, XML_NAMED);
}

export function decodeHtml(text: string): string {
  return decode(text, NAMED);
}

function decode(text: string, named: ReadonlyMap<string, string>): string {
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole;
    return character(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal));
  });
}

/** As HTML reads numbers: 128 to 159 are meant as Windows-1252 (https://html.spec.whatwg.org/#numeric-character-reference-end-state). */
function character(code: number): string {
  if (code >= 128 && code < 160) return new TextDecoder('windows-1252').decode(Uint8Array.of(code));
  const isNone = code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
  return isNone ? '\uFFFD' : String.fromCodePoint(code);
}
