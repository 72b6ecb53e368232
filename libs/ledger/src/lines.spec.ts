import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOf } from './lines.ts';

async function lines(chunks: readonly Uint8Array[], maxBytes = 1_000): Promise<string[]> {
  const all: string[] = [];
  for await (const some of linesOf(chunks, maxBytes)) all.push(...some.map((line) => Buffer.from(line).toString()));
  return all;
}

describe('linesOf', () => {
  test('linesOf, a text cut anywhere, gives its lines', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.boolean(),
        fc.array(fc.nat(12)),
        async (words, isEnded, cuts) => {
          const expected = words.map((word) => word.replaceAll('\n', ' '));
          const bytes = Buffer.from(expected.map((word) => `${word}\n`).join(''));
          const text = isEnded ? bytes : bytes.subarray(0, -1);
          const chunks: Buffer[] = [];
          let at = 0;
          for (const cut of cuts) {
            chunks.push(text.subarray(at, at + cut));
            at += cut;
          }
          // A last line without a newline is a line, unless nothing is in it.
          const last = !isEnded && expected.at(-1) === '' ? expected.slice(0, -1) : expected;
          expect(await lines([...chunks, text.subarray(at)])).toEqual(last);
        },
      ),
    );
  });

  test('linesOf, a line longer than allowed, is cut one byte after, and the next is whole', async () => {
    const chunks = Array.from({ length: 100 }, () => Buffer.from('0123456789'));
    expect(await lines([...chunks, Buffer.from('\nnext\n')], 25)).toEqual(['01234567890123456789012345', 'next']);
  });
});
