/** What items of the map are filtered by in memory; the names are those of the filters and of the columns of `products`. */
export type FacetName =
  | 'kind'
  | 'slot'
  | 'department'
  | 'colour_family'
  | 'material'
  | 'pattern'
  | 'season'
  | 'occasion'
  | 'brand'
  | 'category'
  | 'merchant'
  | 'colour'
  | 'size';

/** A text as a 32-bit number: FNV-1a of its UTF-8 bytes. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/**
 * A value as a 32-bit number, case aside, so that comparing is cheap and a later table of kinds or colours does not change what stored
 * tiles mean. Two values meet once in four thousand million: what is shown is checked against its row.
 */
export const facetOf = (name: FacetName, value: string): number => hashOf(`${name}=${value.trim().toLowerCase()}`);

/** More values of one item than these say nothing more about it. The last of many colours and sizes are not kept. */
export const MOST_FACETS = 48;
