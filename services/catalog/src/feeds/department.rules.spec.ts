import { describe, expect, test } from '@jest/globals';
import { departmentOf } from './department.rules.ts';

describe('departmentOf', () => {
  test.each([
    ['the gender column', 'female', '', '', [], 'women'],
    ['the type', '', '', "men's coats & jackets", [], 'men'],
    ['the type with a curly apostrophe', '', '', 'Women’s Tops', [], 'women'],
    ['column and type agreeing', 'male', '', 'Mens Shirts', ['man'], 'men'],
    ['column and type disagreeing', 'female', '', "Men's Pants", ['man'], null],
    ['a tag against the column', 'male', '', 'Dresses', ['Woman'], null],
    ['tags of both beside a clear type', '', '', "women's tops", ['man', 'woman'], 'women'],
    ['one tag alone', '', '', 'Dresses', ['new', 'Womens'], 'women'],
    ['tags of both alone', '', '', '', ['man', 'woman'], 'unisex'],
    ['unisex', 'unisex', '', 'unisex hats', ['man', 'woman'], 'unisex'],
    ['an age group', 'female', 'Kids', '', [], 'kids'],
    ['adults', '', 'adult', '', [], null],
    ['both in the column', 'Male; Female', '', '', [], 'unisex'],
    ['Polish', 'damskie', '', '', [], 'women'],
    ['Japanese', 'メンズ', '', '', [], 'men'],
    ['a coat named after a building', '', '', 'Barn Jackets', [], null],
    ['a word inside a tag', '', '', '', ['newman', 'boyfriend jeans', 'for men'], null],
    ['a word inside a word', '', '', 'Ornaments', [], null],
    ['nothing', '', '', '', [], null],
  ])('departmentOf, %s, gives what is clear', (_, gender, ageGroup, productType, tags, department) => {
    expect(departmentOf({ gender, ageGroup, productType, tags })).toBe(department);
  });
});
