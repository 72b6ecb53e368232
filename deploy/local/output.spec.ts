import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Output } from './output.ts';

describe('Output', () => {
  let dir: string;
  let shown: string[];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'atelier-output-'));
    shown = [];
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const open = (): Output =>
    new Output(
      join(dir, 'part.log'),
      (line) => ({ level: line.startsWith('!') ? 50 : 30, text: line.slice(1) }),
      40,
      (text) => shown.push(text),
    );

  async function feed(output: Output, ...chunks: (string | Buffer)[]): Promise<void> {
    const source = new PassThrough();
    output.follow(source);
    for (const chunk of chunks) source.write(chunk);
    source.end();
    await new Promise((resolve) => source.once('close', resolve));
    await output.close();
  }

  test('lines, in pieces and without a last newline, are put together; the heavy ones are shown', async () => {
    const [first, second] = [Buffer.from('!é').subarray(0, 2), Buffer.from('!é').subarray(2)];
    await feed(open(), ' li', 'ght\n\n', first, second, '\n last');
    expect(readFileSync(join(dir, 'part.log'), 'utf8')).toBe(' light\n!é\n last\n');
    expect(shown).toEqual(['é']);
  });

  test('a second run, keeps the first as .1', async () => {
    await feed(open(), 'first\n');
    await feed(open(), 'second\n');
    expect(readFileSync(join(dir, 'part.log.1'), 'utf8')).toBe('first\n');
    expect(readFileSync(join(dir, 'part.log'), 'utf8')).toBe('second\n');
  });

  test('a flood, stays under twice the cap and keeps a short tail', async () => {
    const output = open();
    await feed(output, ...Array.from({ length: 250 }, (_, n) => `${String(n).padEnd(99_999, '.')}\n`), ` end\n`);
    expect(output.tail).toHaveLength(20);
    expect(output.tail.at(-1)).toBe(' end');
    expect(Math.max(...output.tail.map((line) => line.length))).toBe(16_384);
    expect(statSync(join(dir, 'part.log')).size).toBeLessThan(11 * 1024 * 1024);
  });
});
