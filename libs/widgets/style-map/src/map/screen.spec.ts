import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { overlap } from './geometry.ts';
import { hitAt, nearestTo } from './hit-test.ts';
import { labelSize, type LabelWish, placedLabels } from './labels.ts';
import { pictureRect, pictureWidth, type Spot, withPictures } from './level-of-detail.ts';

const FRAME = { width: 800, height: 600 };
const spots = fc.array(
  fc.record({
    id: fc.uuid(),
    x: fc.integer({ min: -50, max: 850 }),
    y: fc.integer({ min: -50, max: 650 }),
    weight: fc.double({ min: 0, max: 1, noNaN: true }),
    hasPicture: fc.boolean(),
  }),
  { maxLength: 120 },
);

describe('level of detail', () => {
  test('pictures, coming nearer, come and only grow', () => {
    const widths = Array.from({ length: 100 }, (_, i) => pictureWidth(i / 10, 800));
    expect(widths[0]).toBe(0);
    expect(widths.at(-1)).toBeGreaterThan(100);
    expect([...widths].sort((a, b) => a - b)).toEqual(widths);
    expect(pictureWidth(4, 360)).toBeLessThan(pictureWidth(4, 800));
  });

  test('pictures, of however many items, never lie over each other', () => {
    fc.assert(
      fc.property(spots, (all) => {
        const rects = withPictures(all, 60, new Set()).map((spot) => pictureRect(spot, 60));
        for (const [i, rect] of rects.entries())
          expect(rects.slice(i + 1).some((other) => overlap(rect, other))).toBe(false);
      }),
    );
  });

  test('picture, where two want one place, is that of the weightier, unless the other has it already', () => {
    const at = (id: string, weight: number): Spot => ({ id, x: 100, y: 100, weight, hasPicture: true });
    const both = [at('a', 0.4), at('b', 0.6)];
    expect(withPictures(both, 60, new Set()).map(({ id }) => id)).toEqual(['b']);
    expect(withPictures(both, 60, new Set(['a'])).map(({ id }) => id)).toEqual(['a']);
  });
});

describe('names of regions', () => {
  const wish = (id: string, x: number, y: number, count: number): LabelWish => ({
    id,
    x,
    y,
    width: 120,
    height: 40,
    count,
  });

  test('names, however close, neither overlap nor leave the frame', () => {
    const wishes = fc.array(
      fc.record({
        id: fc.uuid(),
        x: fc.integer({ min: -100, max: 900 }),
        y: fc.integer({ min: -100, max: 700 }),
        width: fc.integer({ min: 20, max: 300 }),
        height: fc.integer({ min: 20, max: 60 }),
        count: fc.integer({ min: 1, max: 9_999 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(wishes, (all) => {
        const rects = placedLabels(all, FRAME).map(({ rect }) => rect);
        for (const [i, rect] of rects.entries()) {
          expect(rects.slice(i + 1).some((other) => overlap(rect, other))).toBe(false);
          expect(rect.left).toBeGreaterThanOrEqual(0);
          expect(rect.left + rect.width).toBeLessThanOrEqual(FRAME.width);
        }
      }),
    );
  });

  test('the larger of two, in one place, stays; the other moves aside', () => {
    const [first, second] = placedLabels([wish('small', 400, 300, 5), wish('large', 400, 300, 50)], FRAME);
    expect(first).toEqual({ id: 'large', rect: { left: 340, top: 280, width: 120, height: 40 } });
    expect(second?.id).toBe('small');
    expect(second?.rect.top).not.toBe(280);
  });

  test('a name, where all room is taken, is left out', () => {
    expect(placedLabels([wish('a', 400, 300, 5)], FRAME, [{ left: 0, top: 0, width: 800, height: 600 }])).toEqual([]);
  });

  test('its size, by the root of what it stands for, is between the least and the most', () => {
    expect([labelSize(100, 100, false), labelSize(25, 100, false), labelSize(0, 100, false)]).toEqual([26, 20, 14]);
    expect(labelSize(100, 100, true)).toBeLessThan(26);
  });
});

describe('what was pressed', () => {
  const drawn = {
    labels: [{ id: 'region', rect: { left: 300, top: 300, width: 100, height: 40 } }],
    pictures: [
      { id: 'under', x: 100, y: 100 },
      { id: 'over', x: 110, y: 110 },
    ],
    pictureWidth: 60,
    dots: () => [
      { id: 'dot', x: 350, y: 310 },
      { id: 'far', x: 500, y: 500 },
    ],
  };

  test.each([
    [
      { x: 350, y: 310 },
      { kind: 'cluster', id: 'region' },
    ],
    [
      { x: 105, y: 105 },
      { kind: 'item', id: 'over' },
    ],
    [
      { x: 72, y: 70 },
      { kind: 'item', id: 'under' },
    ],
    [
      { x: 508, y: 508 },
      { kind: 'item', id: 'far' },
    ],
    [{ x: 600, y: 100 }, undefined],
  ])('at %j, is %j', (at, hit) => {
    expect(hitAt(at, drawn)).toEqual(hit);
  });

  test('with keys, the nearest is meant, however far; nothing where there is nothing', () => {
    expect(nearestTo({ x: 420, y: 330 }, drawn)).toEqual({ kind: 'cluster', id: 'region' });
    expect(nearestTo({ x: 790, y: 590 }, { ...drawn, labels: [] })).toEqual({ kind: 'item', id: 'far' });
    expect(nearestTo({ x: 0, y: 0 }, { labels: [], pictures: [], pictureWidth: 0, dots: () => [] })).toBeUndefined();
  });
});
