import { describe, expect, test } from '@jest/globals';
import { isBinary, olderEncodingOf, utf16Of } from './text-encoding.ts';

/** The text in an encoding that Node only reads: found by reading every byte, or pair of bytes. */
function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map<string, number[]>();
  const keep = (list: number[]): void => {
    const read = decoder.decode(Uint8Array.from(list));
    if ([...read].length === 1 && !bytes.has(read)) bytes.set(read, list);
  };
  for (let one = 0; one < 256; one += 1) keep([one]);
  for (let one = 0x81; one < 256; one += 1) for (let two = 0x40; two < 256; two += 1) keep([one, two]);
  return Buffer.from([...text].flatMap((letter) => bytes.get(letter) ?? [0x3f]));
}

const row = (text: string): string => `id;title;price\n1;${text};10 EUR\n2;Shirt;12 EUR\n`;

describe('olderEncodingOf', () => {
  test.each([
    ['shift_jis', 'リネンワンピース 柔らかい素材'],
    ['euc-jp', 'リネンワンピース 柔らかい素材'],
    ['euc-kr', '린넨 원피스 여성용'],
    ['windows-1250', 'Żółta sukienka, łączona płótno, miły dół, wąska spódnica'],
    ['windows-1251', 'Льняное платье с поясом, синее'],
    ['koi8-r', 'Льняное платье с поясом, синее'],
    ['windows-1253', 'Λινό φόρεμα με τσέπη, μαύρη ζώνη'],
    ['macintosh', 'Größe schön für Mädchen, Röcke, Blüten'],
  ])('olderEncodingOf, %s, is told by its letters', (encoding, text) => {
    expect(olderEncodingOf(encoded(row(text), encoding))).toBe(encoding);
  });

  test.each([
    ['UTF-8', Buffer.from(row('Größe リネン ł'))],
    ['UTF-8 that is cut within a letter', Buffer.from(row('Größe')).subarray(0, 21)],
    [
      'UTF-8 with one row of something else',
      Buffer.concat([
        Buffer.from(row('Größe\n3;Röcke;1\n4;Mäntel')),
        encoded('5;żółta łączona płótno miły dół;1\n', 'windows-1250'),
      ]),
    ],
    ['German in Windows-1252', encoded(row('Größe schön für Mädchen, Röcke, Blüten, 100 m², „Öko“'), 'windows-1252')],
    ['French in Windows-1252', encoded(row('Robe d’été légère à œillets, où qu’elle soit, 49 €'), 'windows-1252')],
    ['XML', encoded('<rss>żółta łączona płótno miły dół</rss>', 'windows-1250')],
  ])('olderEncodingOf, %s, is left to the cells', (_, bytes) => {
    expect(olderEncodingOf(bytes)).toBeNull();
  });
});

describe('utf16Of', () => {
  test.each([
    ['little endian without a mark', Buffer.from('id\ttitle\tprice\n1\tGröße\n', 'utf16le'), 'utf-16le'],
    ['big endian without a mark', Buffer.from('id\ttitle\tprice\n1\tGröße\n', 'utf16le').swap16(), 'utf-16be'],
    ['little endian with a mark', Buffer.from('\ufeff日本', 'utf16le'), 'utf-16le'],
    ['UTF-8', Buffer.from('id\ttitle\tprice\n'), null],
  ])('utf16Of, %s, is %s', (_, bytes, encoding) => {
    expect(utf16Of(bytes)).toBe(encoding);
  });
});

describe('isBinary', () => {
  test('isBinary, a stray zero in a long text, does not make it so; zeros all over do', () => {
    expect(isBinary(Buffer.from(`${'x'.repeat(600)}\0`))).toBe(false);
    expect(isBinary(Buffer.from('x\0y\0'.repeat(100)))).toBe(true);
    expect(isBinary(Buffer.from(`${'x'.repeat(600)}\0${'\x01'.repeat(5)}`))).toBe(true);
  });
});
