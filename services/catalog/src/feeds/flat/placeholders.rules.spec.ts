import { describe, expect, test } from '@jest/globals';
import { withoutPlaceholders } from './placeholders.rules.ts';

describe('withoutPlaceholders', () => {
  test.each(['null', 'undefined', 'NaN', 'None', 'N/A', '#N/A', '-', '[]', '{}'])(
    'withoutPlaceholders, %s, is no group and no brand',
    (text) => {
      expect(withoutPlaceholders({ groupId: [text], brand: [text], id: [text] })).toEqual({ id: [text] });
    },
  );

  test('withoutPlaceholders, a group of zero, is none, and other zeros stay', () => {
    expect(withoutPlaceholders({ groupId: ['0'], quantity: ['0'] })).toEqual({ quantity: ['0'] });
  });

  test('withoutPlaceholders, one filled name beside an empty one, counts', () => {
    expect(withoutPlaceholders({ colour: ['null', 'Navy'], title: ['None'] })).toEqual({
      colour: ['Navy'],
      title: ['None'],
    });
  });
});
