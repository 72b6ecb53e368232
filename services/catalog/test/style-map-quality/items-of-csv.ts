import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { deriveAttributes } from '../../src/attributes/derive-attributes.rules.ts';
import { productOf } from '../../src/attributes/test/product.ts';
import { type ItemFeatures, NO_FEATURES } from '../../src/style-map/vectors/item-vector.rules.ts';

/** An item to be laid out, and what the file's people called it, which nothing but the judges may see. */
export interface JudgedItem {
  readonly features: ItemFeatures;
  readonly category: string;
}

interface Row {
  readonly productDisplayName: string;
  readonly subCategory: string;
}

/** Items of a labelled file, made of their names alone. Throws where the file has no names. */
export async function itemsOfCsv(path: string): Promise<JudgedItem[]> {
  const rows = parse<Row>(await readFile(path), {
    columns: true,
    relax_column_count: true,
    relax_quotes: true,
    bom: true,
  });
  if (rows[0]?.productDisplayName === undefined)
    throw new Error('Cannot build a map of this file: it has no column productDisplayName');
  return rows.map((row) => ({ features: featuresOfName(row.productDisplayName), category: row.subCategory }));
}

/** What the catalog knows of an item of which only the name is given. */
export function featuresOfName(title: string): ItemFeatures {
  const { kind, slot, department, colours, pattern, materials, occasions, seasons, formality, warmth } =
    deriveAttributes(productOf(title));
  return {
    ...NO_FEATURES,
    kind: kind?.value ?? null,
    slot: slot?.value ?? null,
    department: department?.value ?? null,
    colours: colours?.value ?? [],
    pattern: pattern?.value ?? null,
    materials: materials?.value ?? [],
    occasions: occasions?.value ?? [],
    seasons: seasons?.value ?? [],
    formality: formality?.value ?? null,
    warmth: warmth?.value ?? null,
    title,
  };
}
