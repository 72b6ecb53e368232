import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutText, htmlToText, plainLine } from './plain-text.ts';

describe('htmlToText', () => {
  test.each([
    ['blocks', '<p>One</p><p>Two<br/>Three</p><ul><li>Four</li></ul>', 'One\nTwo\nThree\nFour'],
    ['inline marks', 'A <b>soft</b>, <em>light</em>\n\n  shirt', 'A soft, light shirt'],
    ['table cells', '<tr><td>Chest</td><td>98 cm</td></tr>', 'Chest 98 cm'],
    ['script and style', 'a<style type="text/css"><!-- p {color: red} --></style><SCRIPT>x<y</SCRIPT >b', 'ab'],
    ['comments', 'a<!-- <b>no</b> -->b<!doctype html><?php x ?>c', 'abc'],
    ['a script never closed', 'a<script>b', 'a'],
    ['a comment never closed', 'a<!-- b', 'a'],
    ['a tag never closed', 'a<b title="x', 'a'],
    ['a bracket inside an attribute', '<a title="1 > 0">x</a>', 'x'],
    ['a quote never closed in a tag', '<a title="1>x</a>', 'x'],
    ['brackets that are text', 'size < 40 & > 30, <3', 'size < 40 & > 30, <3'],
    ['brackets that are text beside tags', '<p>size < 40, 5<6</p>', 'size < 40, 5<6'],
    [
      'entities',
      '<p>R&amp;D &eacute;t&eacute; &#8364;5 &#x20AC; &#146; AT&T R&D &bogus; &nbsp;x &lt;b&gt;</p>',
      'R&D été €5 € ’ AT&T R&D &bogus; x <b>',
    ],
    ['HTML that is escaped', '&lt;p&gt;Tom &amp;amp; Jo&lt;/p&gt;&lt;br/&gt;&lt;b&gt;x&lt;/b&gt;', 'Tom & Jo\nx'],
    ['escaped brackets that are text', 'size &lt; 40 &gt; 30, &lt;new&gt;', 'size < 40 > 30, <new>'],
    ['plain text', 'Line one\r\n\r\nLine  two', 'Line one\nLine two'],
    ['nothing visible', '<p>&nbsp;</p><p></p>', ''],
    ['zero and surrogate references', '<p>&#0;&#xD800;&#x110000;</p>', '\ufffd\ufffd\ufffd'],
  ])('htmlToText, %s, gives what a reader sees', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test('htmlToText, any input, leaves no tag, control or format character', () => {
    const parts = fc.constantFrom(
      '<p>',
      '</p>',
      '<',
      '>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '"',
      "'",
      '&lt;',
      '&',
      ';',
      'a',
      ' ',
      '\n',
      '\u202e',
      '\0',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (pieces) => {
        const text = htmlToText(pieces.join(''));
        expect(text).not.toMatch(/(?!\n)\p{Cc}|\u202e|\ud800/u);
        expect(text.trim()).toBe(text);
      }),
    );
  });

  test.each(['<a "', '<a \'><b "', '<!--', '<script>', '<p', '&#', '<'])(
    'htmlToText, a quarter megabyte of %s, takes linear time',
    (piece) => {
      const start = performance.now();
      htmlToText(piece.repeat(Math.ceil(250_000 / piece.length)));
      expect(performance.now() - start).toBeLessThan(1_000);
    },
  );
});

describe('plainLine', () => {
  test.each([
    ['white space', ' a\t b\n\u00a0c ', 'a b c'],
    ['hidden and reordering characters', 'a\u0000b\u202ec\u200b\ufeff\u{e0041}d', 'abcd'],
    ['emoji joiners', '👩‍🎨', '👩‍🎨'],
    ['decomposed letters', 'e\u0301', 'é'],
    ['a lone surrogate', 'a\ud800b', 'ab'],
  ])('plainLine, %s, gives one clean line', (_, text, line) => {
    expect(plainLine(text)).toBe(line);
  });
});

describe('cutText', () => {
  test('cutText, short enough, stays', () => {
    expect(cutText('linen', 5)).toBe('linen');
  });

  test('cutText, too long, ends between words', () => {
    expect(cutText('word '.repeat(30), 100)).toBe(`${'word '.repeat(19).trim()}…`);
  });

  test('cutText, a pair of surrogates at the cut, is not split', () => {
    expect(cutText(`${'a'.repeat(8)}😀😀`, 10)).toBe(`${'a'.repeat(8)}…`);
  });
});
