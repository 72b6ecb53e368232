import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { FEATURE_COLUMNS, type FeatureRow, featuresOf } from '../style-map/vectors/feature-columns.rules.ts';
import { attributeVector } from '../style-map/vectors/item-vector.rules.ts';
import { madeVector } from '../style-map/vectors/made-vector.rules.ts';
import { decodeVector } from '../style-map/vectors/vector-codec.rules.ts';

/** Vectors of items as the style map keeps them; of one the map does not know yet, what its attributes say; none where they say nothing sound. */
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
    if (missing.length === 0) return vectors;
    const known = await em.query<(FeatureRow & { item_id: string })[]>(
      `SELECT p.item_id, ${FEATURE_COLUMNS} FROM products p WHERE p.item_id = ANY ($1::text[])`,
      [missing],
    );
    for (const row of known) {
      const { vector } = madeVector(() => attributeVector(featuresOf(row)));
      if (vector) vectors.set(row.item_id, vector);
    }
    return vectors;
  }
}
