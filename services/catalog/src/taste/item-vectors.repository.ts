import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ItemFeatures, NO_FEATURES } from '../style-map/vectors/item-features.rules.ts';
import { attributeVector } from '../style-map/vectors/item-vector.rules.ts';
import { decodeVector } from '../style-map/vectors/vector-codec.rules.ts';

type FeatureRow = Pick<
  ItemFeatures,
  'kind' | 'slot' | 'department' | 'pattern' | 'materials' | 'occasions' | 'seasons' | 'formality' | 'warmth' | 'brand'
> & { readonly item_id: string; readonly colours: ItemFeatures['colours'] | null };

/** Vectors of items as the style map keeps them; of one the map does not know yet, what its attributes say. */
@Injectable()
export class ItemVectorsRepository {
  constructor(private readonly database: DataSource) {}

  async of(
    itemIds: readonly string[],
    em: EntityManager = this.database.manager,
  ): Promise<ReadonlyMap<string, Float32Array>> {
    if (itemIds.length === 0) return new Map();
    const rows = await em.query<{ item_id: string; vector: Buffer }[]>(
      'SELECT item_id, vector FROM item_vectors WHERE item_id = ANY ($1::text[])',
      [itemIds],
    );
    const vectors = new Map(rows.map(({ item_id: itemId, vector }) => [itemId, decodeVector(vector)]));
    const missing = itemIds.filter((itemId) => !vectors.has(itemId));
    for (const { item_id: itemId, ...row } of await this.features(missing, em)) {
      vectors.set(itemId, attributeVector({ ...NO_FEATURES, ...row, colours: row.colours ?? [] }));
    }
    return vectors;
  }

  private features(itemIds: readonly string[], em: EntityManager): Promise<FeatureRow[]> {
    if (itemIds.length === 0) return Promise.resolve([]);
    return em.query(
      `SELECT item_id, kind, slot, department, pattern, materials, occasions, seasons, formality, warmth, brand,
         attributes #> '{colours,value}' AS colours
       FROM products WHERE item_id = ANY ($1::text[])`,
      [itemIds],
    );
  }
}
