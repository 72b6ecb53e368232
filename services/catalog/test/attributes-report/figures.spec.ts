import { describe, expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { KINDS } from '../../src/attributes/kinds/kinds.rules.ts';
import {
  colourFigures,
  confusions,
  departmentFigures,
  type Figure,
  judge,
  seasonAndUsageFigures,
  subCategoryFigures,
} from './figures.ts';
import { isDevelop, type LabelledRow, readLabelled } from './labelled-file.ts';
import { subCategoryOf } from './labels.ts';

const row = (productDisplayName: string, labels: Partial<LabelledRow> = {}): LabelledRow => ({
  id: '1',
  gender: 'Women',
  subCategory: 'Topwear',
  baseColour: 'Red',
  season: 'Summer',
  usage: 'Casual',
  productDisplayName,
  ...labels,
});
const ROWS = [
  row('Serra Red Shirt'),
  row('Serra White Red Shirt'),
  row('Serra Shirt'),
  row('Serra Blue Shirt'),
  row('Red Tape Loafers', { subCategory: 'Shoes', baseColour: 'Black' }),
  row('Serra', { season: 'Winter' }),
  row('Serra Red Sandals', { subCategory: 'Shoes' }),
  row('Serra Red Wool Coat', { season: 'Fall' }),
];
const shown = (figures: readonly Figure[]) => figures.map(({ right, of }) => `${right}/${of}`);

describe('the report', () => {
  const judged = ROWS.map(judge);

  test('subCategoryFigures, rows with a wrong and an undecided one, count both', () => {
    expect(shown(subCategoryFigures(judged))).toEqual(['6/7', '6/8', '7/8']);
  });

  test('colourFigures, a second colour, a trap and a name that says another, count each where it belongs', () => {
    expect(shown(colourFigures(judged))).toEqual(['3/4', '4/4', '2/2', '1/2', '1/8']);
  });

  test('seasonAndUsageFigures, only rows with an answer, count beside the baseline of the same rows', () => {
    expect(shown(seasonAndUsageFigures(judged))).toEqual(['2/8', '2/2', '2/2', '1/2', '7/8', '6/7', '7/7']);
  });

  test('departmentFigures, children and a wrong one, count as labelled', () => {
    const rows = [row('Women Shirt'), row('Girls Shirt', { gender: 'Girls' }), row('Men Shirt'), row('Shirt')];
    expect(shown(departmentFigures(rows.map(judge)))).toEqual(['2/3', '3/4']);
  });

  test('confusions, the commonest, come first', () => {
    expect(confusions(judged, 5)).toEqual([
      ['Topwear taken for nothing', 1],
      ['Shoes taken for Sandal', 1],
    ]);
  });

  test('isDevelop, many ids, takes about a third and always the same', () => {
    const taken = Array.from({ length: 2_000 }, (_, id) => isDevelop({ id: String(id) })).filter(Boolean).length;
    expect(taken / 2_000).toBeGreaterThan(0.27);
    expect(taken / 2_000).toBeLessThan(0.33);
  });

  test('subCategoryOf, every kind of clothing, has a label to be judged by', () => {
    const without = [...KINDS.keys()].filter((kind) => subCategoryOf(kind) === null);
    expect(without.sort()).toEqual(['gadget', 'gift_set', 'watch_strap']);
  });
});

const file = new URL('../../../../../shared/data/fashion44k_joined.csv', import.meta.url);

describe('the rules, on names that they were not written from', () => {
  test('deriveAttributes, the labelled file, is right where the name says it', async () => {
    if (!existsSync(file)) {
      console.warn('Not run: ../shared/data/fashion44k_joined.csv is not here.');
      return;
    }
    const judged = (await readLabelled(file)).filter((one) => !isDevelop(one)).map(judge);
    const share = ({ right, of } = { right: 0, of: 1 }) => right / of;
    const [, ofAll, coverage] = subCategoryFigures(judged);
    const [main, among, silent, , wrong] = colourFigures(judged);
    expect(share(ofAll)).toBeGreaterThan(0.95);
    expect(share(coverage)).toBeGreaterThan(0.98);
    expect(share(main)).toBeGreaterThan(0.97);
    expect(share(among)).toBeGreaterThan(0.985);
    expect(share(silent)).toBeGreaterThan(0.999);
    expect(share(wrong)).toBeLessThan(0.035);
  });
});
