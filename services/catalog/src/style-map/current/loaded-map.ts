import type { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import type { VectorModel } from '../vectors/vector-model.rules.ts';
import type { AddedItems } from './added-items.ts';
import type { ItemIds } from './item-ids.ts';

/** An item near a vector, and the cosine of the two. */
export interface NearItem {
  readonly itemId: string;
  readonly similarity: number;
}

interface Parts {
  readonly version: number;
  readonly buildId: string;
  readonly items: number;
  readonly deepestZoom: number;
  readonly model: VectorModel;
  readonly ids: ItemIds;
  readonly index: NeighbourIndex;
  readonly added: AddedItems;
}

/** One version of the map in memory. */
export class LoadedMap {
  readonly version: number;
  /** The build it is from. */
  readonly buildId: string;
  /** Items it was built with. */
  readonly items: number;
  /** The last zoom that has tiles. */
  readonly deepestZoom: number;
  /** Makes vectors that compare with those of the map (`vectorOf`). */
  readonly model: VectorModel;
  /** Another number whenever its tiles have changed. */
  revision = 0;
  /** Items put on it since it was built. */
  placed = 0;
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.version = parts.version;
    this.buildId = parts.buildId;
    this.items = parts.items;
    this.deepestZoom = parts.deepestZoom;
    this.model = parts.model;
    this.parts = parts;
  }

  /**
   * The items whose vectors are nearest to one, the nearest first; the item itself among them, where it is on the map. They may have
   * gone since, or be hidden: check what is shown with `visible()`.
   */
  nearest(vector: Float32Array, most: number): NearItem[] {
    const { ids, index, added } = this.parts;
    const built = index.search(vector, most).map(({ row, similarity }) => ({ itemId: ids.of(row), similarity }));
    const since = added.index
      .search(vector, most)
      .map(({ row, similarity }) => ({ itemId: added.ids[row] ?? '', similarity }));
    return [...built, ...since].sort((a, b) => b.similarity - a.similarity).slice(0, most);
  }

  /** Brings what has been added since up to a revision. */
  async bring(revision: number, placed: number): Promise<void> {
    if (revision === this.revision && placed === this.placed) return;
    if (placed !== this.placed) await this.parts.added.update();
    this.revision = revision;
    this.placed = placed;
  }
}
