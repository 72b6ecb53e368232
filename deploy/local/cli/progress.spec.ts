import { describe, expect, test } from '@jest/globals';
import { BYTES, Progress, ROWS } from './progress.ts';

function screen(isTTY: boolean): { isTTY: boolean; text: string; write(text: string): void } {
  return {
    isTTY,
    text: '',
    write(text) {
      this.text += text;
    },
  };
}

describe('Progress', () => {
  test('update, on a terminal, redraws one line at most ten times a second and ends it', () => {
    const terminal = screen(true);
    let now = 0;
    const progress = new Progress('Sending', terminal, () => now);
    for (now = 100; now <= 1_000; now += 10) progress.update(now, 1_000, now * 2_000, BYTES);
    progress.end();
    progress.end();
    expect(terminal.text.split('\r\x1b[K')).toHaveLength(12);
    expect(terminal.text.endsWith('\r\x1b[KSending [########################] 100 % 2.0 MB, 2.0 MB/s\n')).toBe(true);
  });

  test('update, into a log, writes a line every two seconds and the last', () => {
    const log = screen(false);
    let now = 0;
    const progress = new Progress('Importing', log, () => now);
    for (now = 0; now <= 5_000; now += 250) progress.update(now, 10_000, now, ROWS);
    progress.end();
    expect(log.text.split('\n')).toEqual([
      'Importing [........................]   0 % 0 rows, 0 rows/s',
      'Importing [#####...................]  20 % 2,000 rows, 1,000 rows/s',
      'Importing [##########..............]  40 % 4,000 rows, 1,000 rows/s',
      'Importing [############............]  50 % 5,000 rows, 1,000 rows/s',
      '',
    ]);
  });

  test('end, nothing shown yet, writes nothing', () => {
    const log = screen(false);
    new Progress('Importing', log, () => 0).end();
    expect(log.text).toBe('');
  });
});
