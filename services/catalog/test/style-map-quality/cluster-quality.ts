import { type ClusterRow, type Clustered, clusterRows } from '../../src/style-map/clusters/cluster-rows.ts';
import { clusterLevels } from '../../src/style-map/clusters/cluster-tree.ts';
import { ItemTokens, tokenValuesOf } from '../../src/style-map/clusters/item-tokens.ts';
import type { Places } from '../../src/style-map/layout/places.rules.ts';
import type { ItemFeatures } from '../../src/style-map/vectors/item-features.rules.ts';
import type { Judged } from './judges.ts';

/** Regions named in print at most, the largest first. */
const SHOWN = 12;

/** Purity and labels of the regions of the map after the rebuild. */
export function judgeClusters({ catalog, second: { rows, places } }: Judged): string[] {
  const items = rows.map((row) => catalog.at(row));
  const levels = clusterQuality(
    places,
    items.map(({ features }) => features),
    items.map(({ category }) => category),
  );
  return levels.flatMap(({ zoom, clusters, purity, byChance, sameLabels, labels }) => [
    `  zoom ${zoom}: ${clusters} regions, purity ${purity.toFixed(3)} (by chance ${byChance.toFixed(3)}), siblings of one label: ${sameLabels}`,
    `    ${labels.slice(0, SHOWN).join(', ')}`,
  ]);
}

/** The regions of one zoom, judged by what people called their items. */
export interface LevelQuality {
  readonly zoom: number;
  readonly clusters: number;
  /** Part of the items that are of the most frequent category of their region. */
  readonly purity: number;
  /** The same if regions were drawn by chance: what the most frequent category of all has. */
  readonly byChance: number;
  /** Regions that have the same label as another within the same region of the zoom before. */
  readonly sameLabels: number;
  readonly labels: readonly string[];
}

/** What clusters are made of, from features alone. */
export function clusteredOf(places: Places, features: readonly ItemFeatures[]): Clustered {
  const rows = features.length;
  const tokens = new ItemTokens(rows);
  const lowest = Uint32Array.from(features, ({ price }) => price?.minor ?? 0);
  for (const { kind, slot, department, colours, pattern, materials, occasions, seasons } of features)
    tokens.add(
      tokenValuesOf({
        kind: some(kind),
        slot: some(slot),
        department: some(department),
        colour_family: colours.map(({ family }) => family),
        pattern: some(pattern),
        material: materials,
        occasion: occasions,
        season: seasons,
      }),
    );
  const prices = { lowest, highest: lowest, currency: new Uint16Array(rows), currencies: ['EUR'] };
  return { places, tokens, prices, pictured: new Uint8Array(rows), idOf: String };
}

const some = <T>(value: T | null): T[] => (value === null ? [] : [value]);

/** Judges the regions of a map at every zoom. */
export function clusterQuality(
  places: Places,
  features: readonly ItemFeatures[],
  categories: readonly string[],
): LevelQuality[] {
  const input = clusteredOf(places, features);
  const rows = Map.groupBy(clusterRows(input), ({ zoom }) => zoom);
  return clusterLevels(places, input.tokens).map(({ zoom, clusters, clusterOf }) => {
    const named = rows.get(zoom) ?? [];
    return {
      zoom,
      clusters,
      purity: purityOf(clusterOf, categories),
      byChance: purityOf(new Uint32Array(categories.length), categories),
      sameLabels: sameLabels(named),
      labels: named.toSorted((a, b) => b.items - a.items).map(({ label, items }) => `${label} (${items})`),
    };
  });
}

export function purityOf(clusterOf: Uint32Array, categories: readonly string[]): number {
  const counts = new Map<number, Map<string, number>>();
  for (const [row, cluster] of clusterOf.entries()) {
    const ofCluster = counts.get(cluster) ?? new Map<string, number>();
    counts.set(cluster, ofCluster);
    const category = categories[row] ?? '';
    ofCluster.set(category, (ofCluster.get(category) ?? 0) + 1);
  }
  let pure = 0;
  for (const ofCluster of counts.values()) pure += Math.max(...ofCluster.values());
  return pure / categories.length;
}

function sameLabels(rows: readonly ClusterRow[]): number {
  const keys = rows.map(({ parent_id: parent, label }) => `${parent}/${label}`);
  return keys.length - new Set(keys).size;
}
