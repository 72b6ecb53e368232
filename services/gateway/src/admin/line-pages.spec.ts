import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { linePages } from './line-pages.ts';

const page = (lines: string[], cursor: string | null) => ({ lines, next_cursor: cursor });

/** Three pages, and which of them were asked for. */
function pages() {
  const asked: string[] = [];
  const next = (cursor: string) => {
    asked.push(cursor);
    return Promise.resolve(cursor === 'two' ? page([], 'three') : page(['c', 'd'], null));
  };
  return { asked, file: linePages(page(['a', 'b'], 'two'), next, '\r\n') };
}

describe('linePages', () => {
  test('linePages, read to the end, is all lines, each with its end', async () => {
    const { asked, file } = pages();
    expect(await text(Readable.from(file))).toBe('a\r\nb\r\nc\r\nd\r\n');
    expect(asked).toEqual(['two', 'three']);
  });

  test('linePages, of an endless file that nobody reads any more, asks for no other page', async () => {
    let asked = 0;
    const endless = linePages(page(['a'], '0'), () => Promise.resolve(page(['a'], String((asked += 1)))), '\n');
    for await (const lines of Readable.from(endless)) {
      expect(lines).toBe('a\n');
      break;
    }
    expect(await endless.next()).toEqual({ done: true, value: undefined });
    expect(asked).toBeLessThan(5);
  });

  test('linePages, with a page that fails, breaks off', async () => {
    const file = linePages(page(['a'], 'two'), () => Promise.reject(new Error('gone')), '\n');
    await expect(text(Readable.from(file))).rejects.toThrow('gone');
  });
});
