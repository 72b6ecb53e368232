import type { EntityManager } from 'typeorm';

/** A row of `style_map_places`. */
export interface PlaceRow {
  readonly itemId: string;
  readonly x: number;
  readonly y: number;
}

const WRITE = `INSERT INTO style_map_places (version, item_id, x, y, added_at)
  SELECT $1, r.item_id, r.x, r.y, $5 FROM unnest($2::text[], $3::real[], $4::real[]) AS r (item_id, x, y)
  ON CONFLICT (version, item_id) DO NOTHING RETURNING item_id`;

/**
 * Writes places of items that have none on that version. `addedAt` is null for those it was built with.
 *
 * @returns ids of the items that had none
 */
export async function writePlaces(
  em: Pick<EntityManager, 'query'>,
  version: number,
  places: readonly PlaceRow[],
  addedAt: Date | null,
): Promise<string[]> {
  const column = <K extends keyof PlaceRow>(name: K): PlaceRow[K][] => places.map((place) => place[name]);
  const written = await em.query<{ item_id: string }[]>(WRITE, [
    version,
    column('itemId'),
    column('x'),
    column('y'),
    addedAt,
  ]);
  return written.map(({ item_id: itemId }) => itemId);
}

const VECTORS = `INSERT INTO item_vectors AS v (item_id, model, vector, made_at)
  SELECT r.item_id, $1, r.vector, $4 FROM unnest($2::text[], $3::bytea[]) AS r (item_id, vector)
  ON CONFLICT (item_id) DO UPDATE SET model = excluded.model, vector = excluded.vector, made_at = excluded.made_at
  WHERE v.made_at < excluded.made_at
    OR (v.made_at = excluded.made_at AND (v.model, v.vector) IS DISTINCT FROM (excluded.model, excluded.vector))`;

/**
 * Writes vectors made of what the items were at that time; one made of what they were later stays. Also of one that is still the same
 * it is written when it was looked at.
 */
export async function writeVectors(
  em: Pick<EntityManager, 'query'>,
  model: string,
  vectors: readonly { readonly itemId: string; readonly vector: Buffer }[],
  madeAt: Date,
): Promise<void> {
  await em.query(VECTORS, [model, vectors.map(({ itemId }) => itemId), vectors.map(({ vector }) => vector), madeAt]);
}
