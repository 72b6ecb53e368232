import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { Turns } from './turns.ts';

describe('Turns', () => {
  test('work of one person, whatever came of the one before, is done in turn; of others at once', async () => {
    const turns = new Turns();
    const begun: string[] = [];
    const gate = Promise.withResolvers<undefined>();
    const work = (name: string, ends: Promise<unknown>) => () => {
      begun.push(name);
      return ends;
    };
    const first = turns.take('ann', work('first of ann', gate.promise));
    const second = turns.take('ann', work('second of ann', Promise.resolve('done')));
    const other = turns.take('bob', work('first of bob', Promise.resolve('done')));
    await other;
    await setImmediate();
    expect(begun).toEqual(['first of ann', 'first of bob']);
    gate.reject(new Error('it failed'));
    await expect(first).rejects.toThrow('it failed');
    expect(await second).toBe('done');
    expect(begun).toEqual(['first of ann', 'first of bob', 'second of ann']);
  });
});
