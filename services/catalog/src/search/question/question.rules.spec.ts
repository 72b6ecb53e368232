import { describe, expect, test } from '@jest/globals';
import { understand } from '../words/query-understanding.rules.ts';
import { exclusionsOf } from './question.rules.ts';

describe('exclusionsOf', () => {
  test.each([
    ['coat without wool', `!('m:wool' | 'm:merino' | 'm:lambswool')`],
    ['boots, no suede', `!'m:suede'`],
    ['not blue', `!('c:blue' | 'c:navy')`],
    ['ohne Merino', `!'m:merino'`],
    ['keine Lederstiefel', `!('m:leather' & ('k:boots' | 'k:snow_boots'))`],
  ])('query %j must not match %s', (query, match) => {
    expect(exclusionsOf(understand(query)).map((one) => one.match)).toEqual([match]);
  });
});
