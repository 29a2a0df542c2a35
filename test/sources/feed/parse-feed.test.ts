import { describe, expect, test } from 'vitest';
import { parseFeed } from '../../../lib/sources/feed/parse-feed.ts';

const first = (document: string) => parseFeed(document)!.items[0]!;

describe('RSS', () => {
  const rss = (inside: string) => `<?xml version="1.0"?>\n<rss version="2.0"><channel>${inside}</channel></rss>`;

  test('the whole text wins over the synopsis', () => {
    const item = first(
      rss(
        '<item><description>short</description><content:encoded><![CDATA[<p>a &amp; b</p>]]></content:encoded></item>',
      ),
    );
    expect(item).toMatchObject({ body: { text: '<p>a &amp; b</p>', isHtml: true }, isExcerpt: false });
  });

  test('references are resolved once, and not in CDATA', () => {
    const item = first(rss('<item><description>&lt;b&gt; &amp;amp; <![CDATA[&lt; ]] >]]> &#39;</description></item>'));
    expect(item.body!.text).toBe("<b> &amp; &lt; ]] > '");
  });

  test.each([
    ['<guid>https://a.example/1</guid>', 'https://a.example/1', 'https://a.example/1'],
    ['<guid isPermaLink="false">17</guid>', '17', undefined],
    ['<guid isPermaLink="false">17</guid><link>https://a.example/1</link>', '17', 'https://a.example/1'],
    ['<link><![CDATA[https://a.example/?a=1&b=2]]></link>', 'https://a.example/?a=1&b=2', 'https://a.example/?a=1&b=2'],
    ['<guid>  </guid>', undefined, undefined],
  ])('%s', (inside, id, url) => {
    expect(first(rss(`<item>${inside}</item>`))).toMatchObject({ id, url });
  });

  test('version 1.0 holds its items beside the channel', () => {
    const item = first(
      '<rdf:RDF xmlns:rdf="r"><channel><title>t</title></channel><item rdf:about="https://a.example/1"><dc:date>2026-11-20</dc:date></item></rdf:RDF>',
    );
    expect(item).toMatchObject({ id: 'https://a.example/1', published: '2026-11-20' });
  });

  test.each([
    'Hello […]',
    'Hello...',
    'Hello [&#8230;]</p>',
    'Hello <a href="x">Continue reading →</a>',
    'Hallo … weiterlesen',
  ])('a synopsis that goes on elsewhere is an excerpt: %s', (text) => {
    expect(first(rss(`<item><description><![CDATA[${text}]]></description></item>`)).isExcerpt).toBe(true);
  });
});

describe('Atom', () => {
  const atom = (inside: string) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><entry>${inside}</entry></feed>`;

  test.each([
    ['<content>1 &lt; 2</content>', '1 < 2', false],
    ['<content type="html">&lt;p>a&lt;/p></content>', '<p>a</p>', true],
    ['<content type="xhtml"><div><p>a &amp; b</p></div></content>', '<div><p>a &amp; b</p></div>', true],
    ['<content type="html"><![CDATA[<p>a</p>]]></content>', '<p>a</p>', true],
  ])('%s', (inside, text, isHtml) => {
    expect(first(atom(inside))).toMatchObject({ body: { text, isHtml }, isExcerpt: false });
  });

  test('the link is the page, not the feed', () => {
    const item = first(
      atom('<link rel="edit" href="e"/><link href="https://a.example/?a&amp;b"/><link rel="self" href="s"/>'),
    );
    expect(item.url).toBe('https://a.example/?a&b');
  });

  test('a language is that of the feed, or the entry’s own', () => {
    expect(parseFeed(atom('<id>1</id>'))!.language).toBe('de');
  });
});

test('a document that broke off is no feed, also where what is there could be read', () => {
  expect(parseFeed('<rss><channel><item><guid>1</guid></item>')).toBeUndefined();
  expect(parseFeed('<feed><entry><id>1</id></entry></feed><!-- cached -->')!.items).toHaveLength(1);
});

describe('JSON Feed', () => {
  test('plain text is not taken as HTML, and a broken item spoils no other', () => {
    const items = [17, { id: '2', content_text: 'a <b>', authors: [{ name: 'Jo' }], language: 'en' }];
    const { items: read } = parseFeed(JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items }))!;
    expect(read[0]).toMatchObject({ id: undefined });
    expect(read[1]).toMatchObject({ body: { text: 'a <b>', isHtml: false }, author: 'Jo', language: 'en' });
  });
});

test.each([
  '',
  'hello',
  '<html><body></body></html>',
  '{}',
  '{"version":"2"}',
  '[]',
  '<rss></rss>',
  '<rss>',
  '{"items": [',
])('is no feed: %j', (document) => {
  expect(parseFeed(document)).toBeUndefined();
});

describe('a hostile document', () => {
  test('expands no entities', () => {
    const entities = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
    const laughs = `<!DOCTYPE x [<!ENTITY l0 "lol">${entities}]><rss><channel><item><title>&l9;</title></item></channel></rss>`;
    expect(first(laughs).title!.text).toBe('&l9;');
  });

  test('that names a file is not read at all', () => {
    const outside =
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&f;</title></item></channel></rss>';
    expect(parseFeed(outside)).toBeUndefined();
  });

  test('may name a document type, which is not fetched', () => {
    const old =
      '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1/rss.dtd"><rss><channel></channel></rss>';
    expect(parseFeed(old)).toEqual({ language: undefined, items: [] });
  });

  test('changes no prototype', () => {
    parseFeed(
      '<rss><channel><__proto__><item>1</item></__proto__><constructor><prototype>x</prototype></constructor></channel></rss>',
    );
    parseFeed('{"version":"https://jsonfeed.org/version/1","items":[],"__proto__":{"item":1}}');
    expect({}).not.toHaveProperty('item');
    expect(Object).not.toHaveProperty('x');
  });

  test.each([
    '<a>',
    '<',
    '<item>',
    '<item><title>',
    '<![CDATA[',
    '</',
    '<!--',
    '<a b="',
    '<?x ',
    '<!ENTITY a "b">',
    'a="b" ',
  ])('of 1 MB of %j is read in a moment', (part) => {
    const start = performance.now();
    parseFeed(`<rss><channel><item><title>${part.repeat(1_000_000 / part.length)}</rss>`);
    parseFeed(`<rss><channel>${part.repeat(1_000_000 / part.length)}</rss>`);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
