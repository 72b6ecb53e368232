import { expect, test } from '@jest/globals';
import { isDue, type MapState, mostAdded } from './due.rules.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const ago = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const FRESH: MapState = {
  current: { items: 1_000, publishedAt: ago(2), firstAddedAt: null, outgrownAt: null },
  hasItems: true,
  isImporting: false,
  firstImportAt: null,
  lastFailureAt: null,
};
type Shown = NonNullable<MapState['current']>;
const shown = (state: Partial<Shown>, rest: Partial<MapState> = {}): MapState => ({
  ...FRESH,
  ...rest,
  current: { ...(FRESH.current as Shown), ...state },
});
const IMPORTING: Partial<MapState> = { isImporting: true };

test.each<[string, MapState, boolean]>([
  ['a fresh map', FRESH, false],
  ['no map and items', { ...FRESH, current: null }, true],
  ['no map and no items', { ...FRESH, current: null, hasItems: false }, false],
  ['no map and items that are being imported', { ...FRESH, ...IMPORTING, current: null }, false],
  [
    'no map, and imports ever since one ended an hour ago',
    { ...FRESH, ...IMPORTING, current: null, firstImportAt: ago(1) },
    true,
  ],
  ['an empty map and items', shown({ items: 0 }), true],
  ['a map of before an import and items added', shown({ firstAddedAt: ago(1) }, { firstImportAt: ago(1) }), false],
  ['a map just outgrown', shown({ firstAddedAt: ago(1), outgrownAt: ago(0) }), true],
  [
    'a map outgrown a while ago, during an import',
    shown({ firstAddedAt: ago(1), outgrownAt: ago(0.9) }, IMPORTING),
    false,
  ],
  [
    'a map outgrown an hour ago, during an import',
    shown({ firstAddedAt: ago(2), outgrownAt: ago(1) }, IMPORTING),
    true,
  ],
  ['a map outgrown, an hour after a build failed', shown({ outgrownAt: ago(0.9) }, { lastFailureAt: ago(0.5) }), false],
  ['a day without a change', shown({ publishedAt: ago(25) }), false],
  ['a day and an import since', shown({ publishedAt: ago(25) }, { firstImportAt: ago(3) }), true],
  ['a day and one new item', shown({ publishedAt: ago(25), firstAddedAt: ago(0.1) }), true],
  [
    'a week, and the first import just running',
    shown({ publishedAt: ago(168), firstAddedAt: ago(0.1) }, IMPORTING),
    false,
  ],
  [
    'a day and an hour, and imports all the time',
    shown({ publishedAt: ago(25), firstAddedAt: ago(9) }, IMPORTING),
    true,
  ],
])('isDue, %s, is %p', (_, state, due) => {
  expect(isDue(state, NOW, 24)).toBe(due);
  expect(isDue(state, NOW, 0)).toBe(false);
});

test.each([
  [30, 19],
  [1_000, 50],
])('mostAdded, a map of %i items, is %i', (items, most) => {
  expect(mostAdded(items)).toBe(most);
});
