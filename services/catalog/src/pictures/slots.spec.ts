import { describe, expect, test } from '@jest/globals';
import { SingleFlight } from './single-flight.ts';
import { NoRoom, Slots } from './slots.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Slots', () => {
  test('run, more than there are slots, runs so many at once and the rest in order', async () => {
    const slots = new Slots(2, 10);
    const order: number[] = [];
    let now = 0;
    let most = 0;
    const work = (n: number) => async (): Promise<number> => {
      most = Math.max(most, ++now);
      order.push(n);
      await turn();
      now--;
      return n;
    };
    expect(await Promise.all([1, 2, 3, 4, 5].map((n) => slots.run(work(n))))).toEqual([1, 2, 3, 4, 5]);
    expect(order).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  test('run, nobody more may wait, is refused; work that fails gives its slot back', async () => {
    const slots = new Slots(1, 1);
    const failing = slots.run(() => Promise.reject(new Error('broken')));
    const waiting = slots.run(() => Promise.resolve('ran'));
    await expect(slots.run(() => Promise.resolve('never'))).rejects.toBeInstanceOf(NoRoom);
    await expect(failing).rejects.toThrow('broken');
    expect(await waiting).toBe('ran');
    expect(await slots.run(() => Promise.resolve('again'))).toBe('again');
  });
});

describe('SingleFlight', () => {
  test('run, the same at the same time, is done once; later again', async () => {
    const flights = new SingleFlight<number>();
    let done = 0;
    const work = async (): Promise<number> => {
      await turn();
      return ++done;
    };
    expect(await Promise.all([flights.run('a', work), flights.run('a', work), flights.run('b', work)])).toEqual([
      1, 1, 2,
    ]);
    expect(await flights.run('a', work)).toBe(3);
  });

  test('run, work that fails, fails for everybody and is not kept', async () => {
    const flights = new SingleFlight<number>();
    const broken = (): Promise<number> => Promise.reject(new Error('broken'));
    const both = await Promise.allSettled([flights.run('a', broken), flights.run('a', broken)]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await flights.run('a', () => Promise.resolve(1))).toBe(1);
    await flights.settled();
  });
});
