import type { Damage } from '../table-rows.ts';
import { isEnglishName, localName } from './local-names.ts';

/** What a row of a flat feed can say, whatever the format calls it. One row is one thing that can be bought. */
export const FLAT_FIELDS = [
  'id',
  'groupId',
  'groupTitle',
  'title',
  'description',
  'link',
  'canonicalLink',
  'picture',
  'morePictures',
  'price',
  'salePrice',
  'saleWindow',
  'saleStart',
  'saleEnd',
  'currency',
  'availability',
  'quantity',
  'expires',
  'brand',
  'gtin',
  'mpn',
  'condition',
  'category',
  'productType',
  'colour',
  'size',
  'sizeSystem',
  'sizeType',
  'gender',
  'ageGroup',
  'material',
  'pattern',
  'season',
  'occasion',
  'choices',
  'details',
  'tags',
  'adult',
  'minimumAge',
  'isDigital',
  'searchable',
  'pause',
  'language',
] as const;

export type FlatField = (typeof FLAT_FIELDS)[number];

/** The values as the file has them, trimmed; a field that is not there is left out. Some fields may be given several times. */
export type FlatCells = Partial<Record<FlatField, string[]>>;

export interface FlatRow {
  row: number;
  cells: FlatCells;
  recoded: boolean;
  /** Markup that was not well-formed, but could be understood. */
  mended: boolean;
}

/** A row, or rows that cannot be read. */
export type FlatLine = { kind: 'row'; row: FlatRow } | { kind: 'damage'; damage: Damage<FlatCells> };

/** The names that a format has for the fields, in lower case with `_`; the first that is filled counts. */
export type FieldNames = Readonly<Partial<Record<FlatField, readonly string[]>>>;

/** `Image Link`, `g:image_link`, `image_link`, `Bildlink` and `Bildlink [image_link]` (as Google's help writes it) are one name. */
export function fieldName(name: string): string {
  const [, outer = name, inner = ''] = /^([^[\]]+)\[([^[\]]+)\]\s*$/.exec(name) ?? [];
  const names = [outer, inner].map((part) =>
    part
      .trim()
      .toLowerCase()
      .replace(/^g:/, '')
      .replace(/[\s-]+/g, '_'),
  );
  return names.find(isEnglishName) ?? localName(outer) ?? names[0] ?? '';
}
