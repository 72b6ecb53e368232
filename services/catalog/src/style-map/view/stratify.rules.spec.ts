import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Candidate, cellOf, countsOfCells, gridFor, stratified } from './stratify.rules.ts';

const viewport = { x_min: 0.2, y_min: 0.4, x_max: 0.7, y_max: 0.9 };
const part = fc.double({ min: 0, max: 1, noNaN: true });
const candidates = fc.array(fc.tuple(part, part, part), { maxLength: 80 }).map((places) =>
  places.map(([u, v, fit], at): Candidate & { fit: number } => ({
    itemId: `itm_${at}`,
    x: 0.2 + u * 0.5,
    y: 0.4 + v * 0.5,
    weight: 1 + (at % 3),
    fit,
  })),
);

describe('stratified', () => {
  test('stratified, any candidates, represents every occupied cell before it doubles any, each by its best', () => {
    fc.assert(
      fc.property(candidates, fc.integer({ min: 1, max: 60 }), (all, limit) => {
        const grid = gridFor(viewport, limit);
        const fits = new Map(all.map(({ itemId, fit }) => [itemId, fit]));
        const chosen = stratified(all, grid, limit, (itemId) => fits.get(itemId) ?? 0);
        const occupied = new Set(all.map((candidate) => cellOf(grid, candidate)));
        expect(chosen).toHaveLength(Math.min(limit, all.length));
        expect(new Set(chosen.map(({ itemId }) => itemId)).size).toBe(chosen.length);
        const first = chosen.slice(0, occupied.size);
        expect(new Set(first.map((candidate) => cellOf(grid, candidate)))).toEqual(occupied);
        for (const candidate of first) {
          const rivals = all.filter((other) => cellOf(grid, other) === cellOf(grid, candidate));
          expect(Math.max(...rivals.map(({ fit }) => fit))).toBe(candidate.fit);
        }
      }),
    );
  });

  test('stratified, the same candidates in another order, are the same sample', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const grid = gridFor(viewport, 12);
        const ids = (some: readonly Candidate[]): string[] =>
          stratified(some, grid, 12, () => 0).map(({ itemId }) => itemId);
        expect(ids(all.toReversed())).toEqual(ids(all));
      }),
    );
  });

  test('countsOfCells, weights, add up to all there are', () => {
    fc.assert(
      fc.property(candidates, (all) => {
        const counts = [...countsOfCells(all, gridFor(viewport, 24)).values()];
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all.reduce((sum, { weight }) => sum + weight, 0));
      }),
    );
  });

  test('cellOf, the far corner, is in the last cell', () => {
    expect(cellOf({ viewport, side: 4 }, { x: 0.7, y: 0.9 })).toBe(15);
    expect(cellOf({ viewport, side: 4 }, { x: 0.2, y: 0.4 })).toBe(0);
  });
});
