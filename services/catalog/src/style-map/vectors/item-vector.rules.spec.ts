import { describe, expect, test } from '@jest/globals';
import {
  type Block,
  attributeVector,
  BLOCK_WEIGHTS,
  BLOCKS,
  DIMS,
  type ItemFeatures,
  NO_FEATURES,
} from './item-vector.rules.ts';

const PRICES = { EUR: { mean: Math.log(5_000), deviation: 0.8 } };
const shirt: ItemFeatures = {
  ...NO_FEATURES,
  kind: 'shirt',
  slot: 'top',
  department: 'men',
  colours: [{ family: 'navy', oklch: [0.29, 0.06, 264], share: null }],
  pattern: 'striped',
  materials: ['linen'],
  occasions: ['office'],
  seasons: ['summer'],
  formality: 3,
  warmth: 2,
  price: { minor: 4_900, currency: 'EUR' },
  brand: 'Serra',
};

const cosine = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const likeness = (one: Partial<ItemFeatures>, other: Partial<ItemFeatures>): number =>
  cosine(attributeVector({ ...NO_FEATURES, ...one }, PRICES), attributeVector({ ...NO_FEATURES, ...other }, PRICES));
const blockOf = (vector: Float32Array, block: Block): number[] =>
  [...vector.subarray(BLOCKS[block].from, BLOCKS[block].to)].map((value) => Number(value.toFixed(5)));

describe('the blocks', () => {
  test('they follow on each other, fill the vector, and their weights add up to 1', () => {
    const parts = Object.values(BLOCKS);
    expect(parts.map(({ from }) => from)).toEqual([0, ...parts.map(({ to }) => to).slice(0, -1)]);
    expect(parts.at(-1)?.to).toBe(DIMS);
    expect(Object.values(BLOCK_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1);
  });

  test.each<[Block, Partial<ItemFeatures>]>([
    ['kind', { kind: 'hoodie' }],
    ['colour', { colours: [{ family: 'red', oklch: [0.53, 0.21, 24], share: null }] }],
    ['pattern', { pattern: 'floral' }],
    ['material', { materials: ['wool'] }],
    ['price', { price: { minor: 30_000, currency: 'EUR' } }],
    ['brand', { brand: 'Other' }],
  ])('another %s changes that block and no other', (changed, features) => {
    const [before, after] = [attributeVector(shirt, PRICES), attributeVector({ ...shirt, ...features }, PRICES)];
    const differing = (Object.keys(BLOCKS) as Block[]).filter(
      (block) => JSON.stringify(blockOf(before, block)) !== JSON.stringify(blockOf(after, block)),
    );
    expect(differing).toEqual([changed]);
  });
});

describe('attributeVector', () => {
  test('whatever is known, is of unit length and the same every time', () => {
    for (const features of [shirt, NO_FEATURES, { ...NO_FEATURES, kind: 'no such kind' }]) {
      const vector = attributeVector(features, PRICES);
      expect(Math.hypot(...vector)).toBeCloseTo(1);
      expect([...attributeVector(features, PRICES)]).toEqual([...vector]);
    }
  });

  test('kinds of one family are nearer than those of one slot, and those nearer than others', () => {
    const [family, slot, other] = ['dress_shirt', 'hoodie']
      .map((kind) => likeness({ kind: 'shirt', slot: 'top' }, { kind, slot: 'top' }))
      .concat(likeness({ kind: 'shirt', slot: 'top' }, { kind: 'watch', slot: 'accessory' }));
    expect(family).toBeGreaterThan(slot ?? 1);
    expect(slot).toBeGreaterThan(other ?? 1);
  });

  test('colours are as near as the eye has them, not as their names', () => {
    const of = (family: 'navy' | 'blue' | 'yellow', oklch: [number, number, number]): Partial<ItemFeatures> => ({
      colours: [{ family, oklch, share: null }],
    });
    const navy = of('navy', [0.29, 0.06, 264]);
    expect(likeness(navy, of('blue', [0.35, 0.09, 262]))).toBeGreaterThan(
      likeness(navy, of('yellow', [0.85, 0.16, 95])),
    );
  });

  test('a price counts within its currency, and not where the currency is unknown', () => {
    const priced = (minor: number, currency: string): number[] =>
      blockOf(
        attributeVector(
          { ...NO_FEATURES, price: { minor, currency } },
          { ...PRICES, JPY: { mean: Math.log(8_000), deviation: 0.8 } },
        ),
        'price',
      );
    expect(priced(5_000, 'EUR')).toEqual(priced(8_000, 'JPY'));
    expect(priced(5_000, 'CHF')).toEqual([0, 0, 0, 0]);
    expect(priced(0, 'EUR')).toEqual([0, 0, 0, 0]);
  });

  test('a brand is the same however it is written', () => {
    expect(likeness({ brand: 'SERRA' }, { brand: ' serra' })).toBeCloseTo(1);
    expect(likeness({ brand: 'Serra' }, { brand: 'Other' })).toBeLessThan(1);
  });
});
