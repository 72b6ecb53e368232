import { describe, expect, test } from '@jest/globals';
import { BroadCounts } from './broad-counts.ts';

describe('BroadCounts', () => {
  test('counts, kept, are there for half a minute and no longer', () => {
    let now = 0;
    const kept = new BroadCounts<number>(() => now);
    kept.keep({ match: 'a' }, 7);
    now = 29_999;
    expect([kept.get({ match: 'a' }), kept.get({ match: 'b' })]).toEqual([7, undefined]);
    now = 30_000;
    expect(kept.get({ match: 'a' })).toBeUndefined();
  });

  test('counts, of more questions than are kept, are those of the last ones', () => {
    const kept = new BroadCounts<number>(() => 0);
    for (let at = 0; at < 600; at++) kept.keep({ at }, at);
    expect([kept.get({ at: 99 }), kept.get({ at: 100 }), kept.get({ at: 599 })]).toEqual([undefined, 100, 599]);
  });

  test('counts, kept anew, are not the first to go', () => {
    const kept = new BroadCounts<number>(() => 0);
    for (let at = 0; at < 500; at++) kept.keep({ at }, at);
    kept.keep({ at: 0 }, 1_000);
    kept.keep({ at: 500 }, 500);
    expect([kept.get({ at: 0 }), kept.get({ at: 1 })]).toEqual([1_000, undefined]);
  });
});
