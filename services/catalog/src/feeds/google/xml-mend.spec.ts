import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XmlMender } from './xml-mend.ts';

function mended(text: string, chunk: number): string {
  const mender = new XmlMender();
  let whole = '';
  for (let at = 0; at < text.length; at += chunk)
    for (const piece of mender.add(text.slice(at, at + chunk), false)) whole += piece.text;
  for (const piece of mender.add('', true)) whole += piece.text;
  return whole;
}

const right = [
  '<g:a b="c">',
  '</g:a>',
  '<br/>',
  '&amp;',
  '&#38;',
  '&#x26;',
  '&nbsp;',
  'text ',
  '>',
  '<![CDATA[a & b < c <br>]]>',
  '<!-- a & b < c -->',
  '<?x y?>',
];
const wrong = ['&', '& ', '&b=', '<', '< ', '<3', '<br>', '<BR >', ']]>', '<![CDATA[', '-->', '<!--'];
const pieces = (...of: string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...of), { maxLength: 60 }).map((list) => list.join(''));

describe('XmlMender', () => {
  test('add, text that is well-formed, stays in any pieces', () => {
    fc.assert(
      fc.property(pieces(...right), fc.integer({ min: 1, max: 80 }), (text, chunk) => {
        expect(mended(text, chunk)).toBe(text);
      }),
    );
  });

  test.each([
    ['<!--<!--><3', '<!--<!-->&lt;3'],
    ['<![CDATA[<![CDATA[]]]>&', '<![CDATA[<![CDATA[]]]>&amp;'],
    ['<!--> & --> &', '<!--> & --> &amp;'],
  ])('add, %s, ends a section where it ends', (text, expected) => {
    for (let chunk = 1; chunk <= text.length; chunk++) expect(mended(text, chunk)).toBe(expected);
  });

  test('add, any text, comes to the same in any pieces and has no bare sign outside of sections', () => {
    fc.assert(
      fc.property(pieces(...right, ...wrong), fc.integer({ min: 1, max: 80 }), (text, chunk) => {
        const whole = mended(text, text.length + 1);
        expect(mended(text, chunk)).toBe(whole);
        const outside = whole.replace(/<!\[CDATA\[.*?(?:\]\]>|$)|<!--.*?(?:-->|$)/gs, '');
        expect(outside).not.toMatch(/&(?!#?\w{1,32};)|<(?=[\s\d&]|$)|<br>/i);
      }),
    );
  });
});
