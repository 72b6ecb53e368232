/**
 * One field may hold several addresses, with commas, blanks, `|` or `;` between them or as a list of JSON or Python; an address may have
 * commas itself, so that only what starts another one ends it.
 */
export function pictureList(list: string): string[] {
  if (!SEPARATOR.test(list)) return list === '' || NO_PICTURE.test(list) ? [] : [list];
  return list
    .replace(/^\[|\]$/g, '')
    .split(/[\s,;|"']+(?=(?:https?:)?\/\/)|["'],\s?["']/)
    .map((address) => address.replace(/^[\s"',;|]+|[\s"',;|]+$/g, ''))
    .filter((address) => address !== '' && !NO_PICTURE.test(address));
}

/** What Magento has at the end of an address where there is no picture. */
const NO_PICTURE = /no_selection$/;
const SEPARATOR = /[\s,;|"'[\]]/;
