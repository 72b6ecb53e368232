import { randomBytes } from 'node:crypto';
import type { TestDatabase } from '../src/database.ts';

/** Length of an item vector and how many different ones there are. */
const [DIMS, VECTORS] = [128, 500];

/** Gives every item a vector at random, and one person likes and dislikes of items all over the catalog. Nothing without ratings. */
export async function fillRatings(
  database: TestDatabase,
  { ratings, user }: { readonly ratings: number; readonly user: string },
): Promise<void> {
  if (ratings === 0) return;
  await database.query(
    `INSERT INTO catalog.item_vectors (item_id, model, vector)
     SELECT item_id, 'bench', ($1::bytea[])[1 + abs(hashtext(item_id)) % ${VECTORS}] FROM catalog.products`,
    [Array.from({ length: VECTORS }, vectorAtRandom)],
  );
  await database.query('INSERT INTO catalog.tastes (user_id, version) VALUES ($1, 1)', [user]);
  await database.query(
    `INSERT INTO catalog.ratings (user_id, item_id, rating, reasons, rated_at)
     SELECT $1, item_id, CASE WHEN random() < 0.7 THEN 1 ELSE -1 END, '{}', now()
     FROM (SELECT item_id FROM catalog.products ORDER BY hashtext(item_id) LIMIT $2) p`,
    [user, ratings],
  );
  await database.query('ANALYZE');
}

/** Of about unit length, as 16-bit floats: that is what matters to time. */
function vectorAtRandom(): Buffer {
  const values = Float16Array.from(randomBytes(DIMS), (byte) => (byte - 127.5) / 850);
  return Buffer.from(values.buffer);
}
