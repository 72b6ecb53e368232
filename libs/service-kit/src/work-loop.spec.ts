import { describe, expect, test } from '@jest/globals';
import { createLogger } from '#libs/telemetry';
import { WorkLoop } from './work-loop.ts';

const logger = createLogger('loop', 'silent');

class Loop extends WorkLoop {
  protected readonly next: (signal: AbortSignal) => Promise<number>;

  constructor(next: (signal: AbortSignal) => Promise<number>, lanes = 1) {
    super({ afterErrorMs: 1, interrupted: 'interrupted', logger, lanes });
    this.next = next;
  }
}

describe('work loop', () => {
  test('piece, ended, is followed by the next until it is stopped', async () => {
    const { promise: third, resolve } = Promise.withResolvers<true>();
    let pieces = 0;
    const loop = new Loop(() => (++pieces === 3 && resolve(true), Promise.resolve(0)));
    loop.onApplicationBootstrap();
    await third;
    await loop.beforeApplicationShutdown();
    const done = pieces;
    await new Promise(setImmediate);
    expect(pieces).toBe(done);
  });

  test('piece, failed, does not end the loop', async () => {
    const { promise: second, resolve } = Promise.withResolvers<true>();
    let pieces = 0;
    const loop = new Loop(() => {
      if (++pieces === 1) return Promise.reject(new Error('no'));
      resolve(true);
      return Promise.resolve(60_000);
    });
    loop.onApplicationBootstrap();
    await second;
    await loop.beforeApplicationShutdown();
    expect(pieces).toBe(2);
  });

  test('stop, in the middle of pieces, tells them and waits for each', async () => {
    let open = 0;
    const next = (signal: AbortSignal): Promise<number> => {
      open++;
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(--open)));
    };
    const loop = new Loop(next, 3);
    loop.onApplicationBootstrap();
    expect(open).toBe(3);
    await loop.beforeApplicationShutdown();
    expect(open).toBe(0);
  });
});
