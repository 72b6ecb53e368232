import type { FlatCells, FlatField } from './flat-fields.ts';

/** What programs and spreadsheets write where there is nothing. */
const NOTHING = /^(?:null|undefined|nan|none|n\/?a|#n\/?a|#(?:ref|value|name|wert|bezug)[!?]|-+|—|\[\]|\{\})$/i;
/** No placeholder is longer. */
const LONGEST = 9;
/** These may say such a thing and mean it. */
const TEXTS: ReadonlySet<FlatField> = new Set(['id', 'title', 'groupTitle', 'description']);
/** No group: a shop's own number of "no parent". */
const NO_GROUP = /^0+$/;

/** The cells without those that say nothing: a column full of `null` must not make one product of all rows. */
export function withoutPlaceholders(cells: FlatCells): FlatCells {
  const fields = Object.keys(cells) as FlatField[];
  if (fields.every((field) => cells[field]?.every((text) => isSaid(field, text)))) return cells;
  const kept: FlatCells = {};
  for (const field of fields) {
    const texts = cells[field]?.filter((text) => isSaid(field, text)) ?? [];
    if (texts.length > 0) kept[field] = texts;
  }
  return kept;
}

const isSaid = (field: FlatField, text: string): boolean =>
  text.length > LONGEST || TEXTS.has(field) || !(NOTHING.test(text) || (field === 'groupId' && NO_GROUP.test(text)));
