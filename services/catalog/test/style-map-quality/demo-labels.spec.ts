import { beforeAll, describe, expect, test } from '@jest/globals';
import { type ClusterRow, clusterRows } from '../../src/style-map/clusters/cluster-rows.ts';
import { clusterLevels } from '../../src/style-map/clusters/cluster-tree.ts';
import type { ItemTokens } from '../../src/style-map/clusters/item-tokens.ts';
import type { Token } from '../../src/style-map/clusters/vocabulary.rules.ts';
import { layOut } from '../../src/style-map/layout/layout.ts';
import { ModelFitter } from '../../src/style-map/vectors/model-fitter.ts';
import { vectorOf } from '../../src/style-map/vectors/vector-model.rules.ts';
import { VectorTable } from '../../src/style-map/vectors/vector-table.ts';
import { clusteredOf } from './cluster-quality.ts';
import { demoFeatures } from './demo-items.ts';
import { saidBy } from './label-words.ts';

/** A region of the map of the demo catalog with the tokens of each of its items. */
interface Region extends ClusterRow {
  readonly of: readonly (readonly Token[])[];
}

let regions: Region[];
let tokens: readonly Token[];
beforeAll(async () => {
  const features = await demoFeatures();
  const fitter = new ModelFitter();
  for (const one of features) fitter.add(one);
  const model = fitter.finish(1);
  const vectors = new VectorTable(features.length);
  features.forEach((one, row) => vectors.set(row, vectorOf(one, model)));
  const places = await layOut({ vectors, previous: null, seed: 1 });
  const input = clusteredOf(places, features);
  tokens = input.tokens.tokens;
  const rows = new Map(clusterRows(input).map((row) => [row.cluster_id, row]));
  regions = clusterLevels(places, input.tokens).flatMap(({ zoom, clusterOf }) =>
    [...Map.groupBy([...clusterOf.keys()], (row) => clusterOf[row] ?? 0)].flatMap(([number, members]) => {
      const row = rows.get(`z${zoom}-${number + 1}`);
      return row ? [{ ...row, of: members.map((member) => tokensOf(input.tokens, member)) }] : [];
    }),
  );
});

const tokensOf = (all: ItemTokens, row: number): Token[] => [...all.of(row)].flatMap((at) => all.tokens[at] ?? []);
const has = (item: readonly Token[], any: readonly Token[]): boolean => any.some((token) => item.includes(token));
const partOf = ({ of }: Region, holds: (item: readonly Token[]) => boolean): number =>
  of.filter(holds).length / of.length;

describe('labels of the map of the demo catalog', () => {
  test('regions, of every zoom, hold all items', () => {
    const levels = Map.groupBy(regions, ({ zoom }) => zoom);
    expect(levels.size).toBeGreaterThan(1);
    for (const level of levels.values()) {
      const counts = level.map(({ of, items }) => [of.length, items]);
      expect(counts.filter(([members, items]) => members !== items)).toEqual([]);
      expect(counts.reduce((sum, [members = 0]) => sum + members, 0)).toBe(618);
    }
  });

  test('label, every word of it, is true of six items in ten, and all of it of half', () => {
    for (const region of regions) {
      const { nouns, modifiers } = saidBy(region.label, tokens);
      const isCalledSo = (item: readonly Token[]): boolean => nouns.length === 0 || has(item, nouns);
      const parts = [partOf(region, isCalledSo), ...modifiers.map((any) => partOf(region, (item) => has(item, any)))];
      expect([region.label, parts.filter((part) => part < 0.6)]).toEqual([region.label, []]);
      const all = partOf(region, (item) => isCalledSo(item) && modifiers.every((any) => has(item, any)));
      expect([region.label, all >= 0.5]).toEqual([region.label, true]);
    }
  });

  test('label, what it says is often so, is true of three items in ten', () => {
    const hedged = regions.flatMap((region) => saidBy(region.label, tokens).often.map((any) => ({ region, any })));
    expect(hedged.length).toBeGreaterThan(0);
    for (const { region, any } of hedged)
      expect([region.label, partOf(region, (item) => has(item, any)) >= 0.3]).toEqual([region.label, true]);
  });

  test('labels, of one zoom, are told apart, and most say more than where things are worn', () => {
    for (const level of Map.groupBy(regions, ({ zoom }) => zoom).values()) {
      expect(new Set(level.map(({ label }) => label)).size).toBe(level.length);
      const telling = level.filter(({ label }) => {
        const { nouns, modifiers, often } = saidBy(label, tokens);
        return modifiers.length + often.length > 0 || nouns.some(({ name }) => name === 'kind');
      });
      expect(telling.length / level.length).toBeGreaterThan(0.8);
    }
  });
});
