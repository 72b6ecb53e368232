import type { EntityManager } from 'typeorm';
import { pictureIdOf } from './picture.rules.ts';

/** What a product shows, as it is stored: the first of its pictures is its main one. */
export interface Pictured {
  readonly item_id: string;
  readonly pictures: readonly string[];
  readonly variants: readonly { readonly picture: string | null }[];
}

// A picture that is known stays as it is; it may become somebody's main one. Sorted, so that two imports at once take the same
// locks in the same order.
const REMEMBER = `
  INSERT INTO pictures (picture_id, url, is_main)
  SELECT picture_id, url, is_main FROM unnest($1::text[], $2::text[], $3::boolean[]) AS r (picture_id, url, is_main)
  ORDER BY picture_id
  ON CONFLICT (picture_id) DO UPDATE SET is_main = true WHERE excluded.is_main AND NOT pictures.is_main`;

/** What is known of the colours in a main picture, for products that say nothing of colour themselves. */
const COLOURS = `
  UPDATE products p SET
    colour_families = ARRAY (SELECT family FROM jsonb_array_elements(x.colours) WITH ORDINALITY AS c (colour, number)
      CROSS JOIN LATERAL (SELECT colour ->> 'family') AS f (family) GROUP BY family ORDER BY min(number)),
    attributes = p.attributes || jsonb_build_object('colours',
      jsonb_build_object('value', x.colours, 'source', 'derived', 'from', 'picture'))`;

const SHOWN_ALREADY = `${COLOURS}
  FROM unnest($1::text[], $2::text[]) AS r (item_id, picture_id) JOIN pictures x USING (picture_id)
  WHERE p.item_id = r.item_id AND p.colour_families = '{}' AND jsonb_array_length(x.colours) > 0`;

const SHOWN_NOW = `${COLOURS}
  FROM pictures x
  WHERE x.picture_id = $1 AND p.pictures[1] = x.url AND p.colour_families = '{}' AND jsonb_array_length(x.colours) > 0`;

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
  await em.query(SHOWN_ALREADY, [main.map(({ id }) => id), main.map(({ url }) => pictureIdOf(url))]);
}

/** Gives the colours of a picture to the products it is the main picture of and that say nothing of colour themselves. */
export async function shareColours(em: EntityManager, pictureId: string): Promise<void> {
  await em.query(SHOWN_NOW, [pictureId]);
}
