import type { EntityManager } from 'typeorm';
import { term, UNKNOWN } from '../search/question/terms.rules.ts';
import { pictureIdOf } from './picture.rules.ts';

/** What a product shows, as it is stored: the first of its pictures is its main one. */
export interface Pictured {
  readonly item_id: string;
  readonly pictures: readonly string[];
  readonly variants: readonly { readonly picture: string | null }[];
}

// A picture that is known stays as it is; when it becomes somebody's main one, its colours are of interest, and it is fetched for
// them. Sorted, so that two imports at once take the same locks in the same order.
const REMEMBER = `
  INSERT INTO pictures (picture_id, url, is_main)
  SELECT picture_id, url, is_main FROM unnest($1::text[], $2::text[], $3::boolean[]) AS r (picture_id, url, is_main)
  ORDER BY picture_id
  ON CONFLICT (picture_id) DO UPDATE SET is_main = true,
    etag = CASE WHEN pictures.colours IS NULL THEN NULL ELSE pictures.etag END,
    next_try_at = CASE WHEN pictures.state = 'ready' AND pictures.colours IS NULL THEN now() ELSE pictures.next_try_at END
  WHERE excluded.is_main AND NOT pictures.is_main`;

/** To give a product the colours of its main picture `x`, as a ground it did not have: no variant says one, so any in stock may be of each. */
const COLOURS = `
  UPDATE products p SET
    colour_families = ARRAY (SELECT colour ->> 'family' FROM jsonb_array_elements(x.colours) WITH ORDINALITY AS c (colour, number)
      GROUP BY 1 ORDER BY min(number)),
    search = ts_delete(p.search, ARRAY['${term.colour(UNKNOWN)}', '${term.colourInStock(UNKNOWN)}']) || array_to_tsvector(ARRAY (
      SELECT DISTINCT term || (colour ->> 'family') FROM jsonb_array_elements(x.colours) AS colour,
        unnest(ARRAY['${term.colour('')}', CASE WHEN p.in_stock THEN '${term.colourInStock('')}' END]) AS term
      WHERE term IS NOT NULL)),
    attributes = p.attributes || jsonb_build_object('colours',
      jsonb_build_object('value', x.colours, 'source', 'derived', 'from', 'picture'))`;
const NEEDS_THEM = `p.colour_families = '{}' AND jsonb_array_length(x.colours) > 0`;

const OF_BATCH = `${COLOURS}
  FROM unnest($1::text[], $2::text[]) AS r (item_id, picture_id) JOIN pictures x USING (picture_id)
  WHERE p.item_id = r.item_id AND ${NEEDS_THEM}`;

/** Keeps the addresses of products just written, so that their pictures can be asked for; in the caller's transaction. */
export async function rememberPictures(em: EntityManager, products: readonly Pictured[]): Promise<void> {
  const isMain = new Map<string, boolean>();
  for (const { pictures, variants } of products) {
    const all = [...pictures, ...variants.flatMap(({ picture }) => picture ?? [])];
    for (const [at, url] of all.entries())
      isMain.set(url, isMain.get(url) === true || (at === 0 && pictures.length > 0));
  }
  if (isMain.size === 0) return;
  const urls = [...isMain.keys()];
  await em.query(REMEMBER, [urls.map(pictureIdOf), urls, [...isMain.values()]]);
  const main = products.flatMap(({ item_id: id, pictures: [url] }) => (url === undefined ? [] : [{ id, url }]));
  await em.query(OF_BATCH, [main.map(({ id }) => id), main.map(({ url }) => pictureIdOf(url))]);
}

/** Gives a product the colours of its main picture, where it has none. */
export const COLOUR_PRODUCT = `${COLOURS} FROM pictures x
  WHERE p.item_id = $1 AND x.picture_id = $2 AND p.pictures[1] = x.url AND ${NEEDS_THEM}`;

/** Products that show a picture first and have no colour yet. */
export const SHOWN_BY = `
  SELECT p.item_id FROM products p JOIN pictures x ON p.pictures[1] = x.url WHERE x.picture_id = $1 AND ${NEEDS_THEM}`;

/** Pictures whose colours did not come to all their products: a process died in between, or an import was at it. */
export const NOT_SHARED = `
  SELECT DISTINCT x.picture_id FROM products p
  JOIN pictures x ON x.picture_id = 'pic_' || left(encode(sha256(convert_to(p.pictures[1], 'UTF8')), 'hex'), 20)
  WHERE ${NEEDS_THEM} LIMIT 1000`;
