import { describe, expect, test } from '@jest/globals';
import { createLogger } from '#libs/telemetry';
import { WorkLoop } from './work-loop.ts';

const logger = createLogger('loop', 'silent');
const base = { afterErrorMs: 1, interrupted: 'interrupted', logger };

describe('work loop', () => {
  test('piece, ended, is followed by the next until it is stopped', async () => {
    const { promise: third, resolve } = Promise.withResolvers<true>();
    let pieces = 0;
    const loop = new WorkLoop({ ...base, next: () => (++pieces === 3 && resolve(true), Promise.resolve(0)) });
    loop.start();
    await third;
    await loop.stop();
    const done = pieces;
    await new Promise(setImmediate);
    expect(pieces).toBe(done);
  });

  test('piece, failed, does not end the loop', async () => {
    const { promise: second, resolve } = Promise.withResolvers<true>();
    let pieces = 0;
    const loop = new WorkLoop({
      ...base,
      next: () => {
        if (++pieces === 1) return Promise.reject(new Error('no'));
        resolve(true);
        return Promise.resolve(60_000);
      },
    });
    loop.start();
    await second;
    await loop.stop();
    expect(pieces).toBe(2);
  });

  test('stop, in the middle of pieces, tells them and waits for each', async () => {
    let open = 0;
    const next = (signal: AbortSignal): Promise<number> => {
      open++;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(--open)));
    };
    const loop = new WorkLoop({ ...base, next, lanes: 3 });
    loop.start();
    expect(open).toBe(3);
    await loop.stop();
    expect(open).toBe(0);
  });
});
