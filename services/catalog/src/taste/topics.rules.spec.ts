import { describe, expect, test } from '@jest/globals';
import { COLOUR_FAMILIES, OCCASIONS, PATTERNS } from '../attributes/attributes.rules.ts';
import { MATERIALS_BY_NAME } from '../attributes/features/materials.rules.ts';
import { KINDS } from '../attributes/kinds/kinds.rules.ts';
import { BLOCKS } from '../style-map/vectors/item-vector.rules.ts';
import { wordsOf } from './topic-words.rules.ts';
import { blockOf, handlesOf, topicOf } from './topics.rules.ts';

const HANDLE = /^[a-z_]+:[a-z0-9_ &'.-]+$/;
const ALL = [
  ...COLOUR_FAMILIES.map((name) => `colour:${name}`),
  ...PATTERNS.map((name) => `pattern:${name}`),
  ...OCCASIONS.map((name) => `occasion:${name}`),
  ...[...KINDS.keys()].map((name) => `kind:${name}`),
  ...[...MATERIALS_BY_NAME.keys()].map((name) => `material:${name}`),
  'price:low',
  'price:high',
  "brand:aava & co. o'hara",
];

describe('topicOf', () => {
  test('topic, each there is, is a direction of unit length in its block alone, and has words in both languages', () => {
    const odd = ALL.filter((handle) => {
      const topic = topicOf(handle);
      if (!topic || !HANDLE.test(handle)) return true;
      const { from, to } = BLOCKS[topic.block];
      const outside = topic.along.some((value, at) => value !== 0 && (at < from || at >= to));
      return (
        outside ||
        Math.abs(Math.hypot(...topic.along) - 1) > 1e-6 ||
        wordsOf(handle) === '' ||
        wordsOf(handle, 'de') === ''
      );
    });
    expect(odd).toEqual([]);
  });

  test('block, of each topic there is, is that of its direction; of what is no kind of topic, none', () => {
    expect(ALL.filter((handle) => blockOf(handle) !== topicOf(handle)?.block)).toEqual([]);
    expect(['', 'navy', 'size:m', 'constructor:a'].map(blockOf)).toEqual(Array(4).fill(undefined));
  });

  test.each(['', 'navy', 'colour:', 'colour:plaid', 'size:m', 'constructor:a', `brand:${'x'.repeat(61)}`, 'brand:ÉTÉ'])(
    'topic %j, is none',
    (handle) => {
      expect(topicOf(handle)).toBeUndefined();
    },
  );

  test('handles, of an item, are all that it is, apart from being plain', () => {
    const item = {
      kind: 'shirt',
      colour_families: ['navy', 'white'],
      materials: ['linen'],
      pattern: 'plain',
      occasions: ['office'],
      brand: 'Céline Côté',
    };
    const handles = handlesOf(item);
    expect(handles).toEqual([
      'colour:navy',
      'colour:white',
      'kind:shirt',
      'material:linen',
      'occasion:office',
      'brand:celine cote',
    ]);
    expect(handles.map((handle) => wordsOf(handle))).toEqual([
      'navy',
      'white',
      'shirts',
      'linen',
      'clothes for the office',
      'Celine Cote',
    ]);
    expect(handles.map((handle) => wordsOf(handle, 'de'))).toEqual([
      'Marineblau',
      'Weiß',
      'Hemd',
      'Leinen',
      'Kleidung fürs Büro',
      'Celine Cote',
    ]);
  });
});
