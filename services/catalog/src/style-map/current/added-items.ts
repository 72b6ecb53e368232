import type { DataSource } from 'typeorm';
import { breath } from '../layout/neighbour-graph.ts';
import { NeighbourIndex } from '../neighbours/neighbour-index.ts';
import { decodeVector } from '../vectors/vector-codec.rules.ts';

const PAGE = 1_000;
/** So many are added before others have their turn: one takes up to a millisecond. */
const PIECE = 32;
/** Clocks differ, and whoever commits later may have begun earlier: what was added a little before is looked at again. */
const OVERLAP = `interval '1 minute'`;

/** Items put on a map after it was built, with an index of their own: the map's is not added to. */
export class AddedItems {
  readonly ids: string[] = [];
  readonly index = NeighbourIndex.empty();
  private readonly known = new Set<string>();
  private lastAt = new Date(0);

  constructor(
    private readonly database: DataSource,
    private readonly version: number,
  ) {}

  /** Takes in what was added since the last time. */
  async update(): Promise<void> {
    let after = '';
    let latest = this.lastAt;
    for (;;) {
      const page = await this.database.query<{ item_id: string; added_at: Date; vector: Buffer }[]>(
        `SELECT item_id, added_at, vector FROM style_map_places JOIN item_vectors USING (item_id)
         WHERE version = $1 AND added_at >= $2::timestamptz - ${OVERLAP} AND item_id > $3 ORDER BY item_id LIMIT ${PAGE}`,
        [this.version, this.lastAt, after],
      );
      const last = page.at(-1);
      if (!last) break;
      after = last.item_id;
      for (const { item_id: itemId, added_at: addedAt, vector } of page) {
        if (addedAt > latest) latest = addedAt;
        if (this.known.has(itemId)) continue;
        this.known.add(itemId);
        this.index.add(this.ids.push(itemId) - 1, decodeVector(vector));
        if (this.ids.length % PIECE === 0) await breath();
      }
    }
    this.lastAt = latest;
  }
}
