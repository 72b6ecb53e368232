import { describe, expect, test } from '@jest/globals';
import { choicesOf } from './choices.rules.ts';

describe('choicesOf', () => {
  test.each([
    [
      'JSON',
      '{"color":"Navy","shoe_size":38}',
      [
        ['Color', 'Navy'],
        ['Shoe size', '38'],
      ],
    ],
    [
      'what Python prints',
      "{'color': 'Navy', 'size': 38}",
      [
        ['Color', 'Navy'],
        ['Size', '38'],
      ],
    ],
    [
      'Python with an apostrophe',
      `{'fit': "Women's", 'note': 'it\\'s'}`,
      [
        ['Fit', "Women's"],
        ['Note', "it's"],
      ],
    ],
    ['a list', '["Navy"]', []],
    ['a text', 'Navy', []],
    ['objects in it', '{"color":{"name":"Navy"},"size":"M"}', [['Size', 'M']]],
  ])('choicesOf, %s, gives names and values', (_, text, choices) => {
    expect(choicesOf([text]).map(({ name, value }) => [name, value])).toEqual(choices);
  });
});
