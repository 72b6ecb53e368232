import { expect, test } from '@jest/globals';
import { isDue, type MapState } from './due.rules.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const FRESH: MapState = {
  current: { items: 1_000, placed: 0, publishedAt: ago(1) },
  hasItems: true,
  isImporting: false,
  lastImportAt: ago(2),
  lastFailureAt: null,
};
const shown = (items: number, placed: number, hours = 1): MapState => ({
  ...FRESH,
  current: { items, placed, publishedAt: ago(hours) },
});

test.each<[string, MapState, boolean]>([
  ['a fresh map', FRESH, false],
  ['no map and items', { ...FRESH, current: null }, true],
  ['no map and no items', { ...FRESH, current: null, hasItems: false }, false],
  ['no map and items that are being imported', { ...FRESH, current: null, isImporting: true }, false],
  ['an empty map and items', shown(0, 0), true],
  ['a twentieth of new items', shown(1_000, 50), false],
  ['more than a twentieth of new items', shown(1_000, 51), true],
  ['a few new items in a small shop', shown(30, 5), false],
  ['more than a twentieth, an hour after a build failed', { ...shown(1_000, 51), lastFailureAt: ago(0.5) }, false],
  ['a day without a change', { ...shown(1_000, 0, 25), lastImportAt: ago(30) }, false],
  ['a day and an import since', { ...shown(1_000, 0, 25), lastImportAt: ago(3) }, true],
  ['a day and one new item', shown(1_000, 1, 25), true],
])('isDue, %s, is %p', (_, state, due) => {
  expect(isDue(state, NOW, 24)).toBe(due);
  expect(isDue(state, NOW, 0)).toBe(false);
});
