import { describe, expect, test } from '@jest/globals';
import { departmentsBeside } from '../../style-map/similar/departments.rules.ts';
import { wornBy } from './departments.rules.ts';
import { understand } from '../words/query-understanding.rules.ts';
import { requirementsOf } from './question.rules.ts';

describe('wornBy', () => {
  test.each([
    ['women', ['women', 'unisex']],
    ['men', ['men', 'unisex']],
    ['kids', ['kids']],
    ['unisex', ['unisex']],
  ])('things for %s, are of %j', (department, worn) => {
    expect(wornBy(department)).toEqual(worn);
  });

  test('things for children, in words and beside one of theirs, are none of adults', () => {
    const [kids] = requirementsOf(understand('Kinder'), new Map());
    expect(kids?.match).toBe(`('d:kids' | 'd:none')`);
    expect(departmentsBeside('kids')).toEqual(['kids']);
    expect(departmentsBeside('men')).toEqual(['men', 'unisex']);
  });
});
