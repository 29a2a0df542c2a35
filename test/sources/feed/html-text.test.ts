import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlText } from '../../../lib/sources/feed/html-text.ts';

describe('the text of a page', () => {
  test.each([
    ['references', 'caf&eacute; &amp;amp; &#8217;&#x1F33F;&nbsp;&hearts;', 'café &amp; ’🌿\u00A0♥'],
    ['a reference that nobody knows', 'AT&T &unknown; &amp', 'AT&T &unknown; &amp'],
    ['numbers as Windows writes them', '&#145;a&#146; &#150;', '‘a’ –'],
    ['numbers of no character', '&#0;&#xD800;&#9999999;', '\uFFFD\uFFFD\uFFFD'],
    ['white space', '  a\n\t b  <b> c</b>d ', 'a b cd'],
    ['paragraphs and lines', '<h2>T</h2><p>a<br>b</p><p>c</p><div>d</div><div>e</div>', 'T\n\na\nb\n\nc\n\nd\ne'],
    ['lists', '<ul><li>a</li><li>b</li></ul>c', 'a\nb\n\nc'],
    ['what is no tag', 'I <3 pans, 1 < 2 > 0', 'I <3 pans, 1 < 2 > 0'],
    ['tags inside words', '#<b>a</b>d', '#ad'],
    ['comments and declarations', 'a<!-- <p> > #ad -->b<!DOCTYPE html><?php x ?>c', 'abc'],
    ['a tag that is not closed', 'a <b', 'a'],
    ['quotes in a tag', '<a title="x > y" href=\'z\'>a</a>', 'a'],
  ])('%s', (_, html, text) => {
    expect(htmlText(html).text).toBe(text);
  });

  test.each([
    '<script>if (a<b) "#ad"</script>',
    '<style>p::after{content:"#ad"}</style>',
    '<template><p>#ad</p></template>',
    '<span hidden>#ad</span>',
    '<div style="color:red; DISPLAY : none">x <div>#ad</div> y</div>',
    '<p style=visibility:hidden>#ad</p>',
    '<noscript><img alt=""/>#ad</noscript>',
  ])('what the page hides is no text of it: %s', (html) => {
    expect(htmlText(`a ${html} b`).text.replace(/\s+/g, ' ')).toBe('a b');
  });

  test('an element without an end hides nothing behind it', () => {
    expect(htmlText('a <img hidden> b <br style="display:none"> c').text).toContain('c');
  });
});

test('any text that is written in HTML comes back as it was, but for white space', () => {
  const written = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const shrink = (text: string) => text.replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(htmlText(`<div><p>${written(text)}</p></div>`).text).toBe(shrink(text));
    }),
    { seed: 7, numRuns: 500 },
  );
});

test('any page at all is read', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '#',
    ';',
    '/',
    '!',
    '-',
    'a',
    'p',
    ' ',
    '=',
    'script',
    'hidden',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { text, links } = htmlText(pieces.join(''));
      expect(text).toBe(text.trim());
      expect(links).not.toContain('');
    }),
    { seed: 7, numRuns: 2000 },
  );
});

test('links are told as written, each once, also where they stand twice', () => {
  const html =
    '<a href="/a?x=1&amp;y=2">1</a><A HREF=b>2</A><a name=c>3</a><a href="b">4</a><a href="">5</a><a href=d href=e>6</a>';
  expect(htmlText(html).links).toEqual(['/a?x=1&y=2', 'b', 'd']);
});

test.each(['<a href="', '<', '<!--', '<a ', '<p hidden>', '</', '&#', ' \n', '<p>', '<a a=', '<?'])(
  'a page of 1 MB of %j is read in a moment',
  (part) => {
    const start = performance.now();
    htmlText(part.repeat(1_000_000 / part.length));
    expect(performance.now() - start).toBeLessThan(5000);
  },
);
