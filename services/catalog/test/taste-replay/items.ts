import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { deriveAttributes } from '../../src/attributes/derive-attributes.rules.ts';
import { productOf, variantOf } from '../../src/attributes/test/product.ts';
import { departmentOf } from '../../src/feeds/department.rules.ts';
import type { ItemFeatures } from '../../src/style-map/vectors/item-features.rules.ts';

export interface Item {
  readonly id: string;
  readonly features: ItemFeatures;
}

/** Names a column may have, lower case; of one that means text, all that are there count. */
const COLUMNS = {
  id: ['id', 'item', 'item_id', 'article_id', 'product_id', 'asin', 'parent_asin'],
  title: ['title', 'productdisplayname', 'prod_name', 'name', 'product_name'],
  type: ['articletype', 'product_type_name', 'product_type', 'category', 'subcategory', 'main_category'],
  colour: ['basecolour', 'colour_group_name', 'colour', 'color', 'perceived_colour_master_name'],
  gender: ['gender', 'department', 'index_group_name', 'index_name'],
  season: ['season'],
  usage: ['usage', 'occasion', 'garment_group_name'],
  brand: ['brand', 'store', 'vendor'],
  material: ['material'],
  pattern: ['pattern', 'graphical_appearance_name'],
  price: ['price', 'price_minor'],
  description: ['description', 'detail_desc'],
} as const;

type Column = keyof typeof COLUMNS;

/** Reads items as an import would: the merchant's words in, attributes out. Throws when there is no column for the id. */
export async function readItems(path: string): Promise<Item[]> {
  const items: Item[] = [];
  let places: Record<Column, number> | undefined;
  const rows = createReadStream(path).pipe(parse({ bom: true, relax_column_count: true, relax_quotes: true }));
  for await (const cells of rows as AsyncIterable<string[]>) {
    if (places) items.push(itemOf(cells, places));
    else places = placesOf(cells);
  }
  return items.filter(({ id }) => id !== '');
}

function placesOf(header: readonly string[]): Record<Column, number> {
  const names = header.map((name) => name.trim().toLowerCase());
  const columns = Object.keys(COLUMNS) as Column[];
  const places = Object.fromEntries(
    columns.map((column) => [column, COLUMNS[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1]),
  ) as Record<Column, number>;
  if (places.id < 0) throw new Error(`No column for the item: name one ${COLUMNS.id.join(', ')}`);
  return places;
}

function itemOf(cells: readonly string[], places: Record<Column, number>): Item {
  const of = (column: Column): string | null => (cells[places[column]] ?? '').trim() || null;
  const [title, type, gender, brand] = [of('title') ?? of('type') ?? '', of('type'), of('gender'), of('brand')];
  const colour = of('colour');
  const product = productOf(title, {
    description: of('description') ?? '',
    brand,
    productType: type,
    department: departmentOf({ gender: gender ?? '', ageGroup: '', productType: '', tags: [] }),
    stated: { material: of('material'), pattern: of('pattern'), season: of('season'), occasion: of('usage') },
    variants: [variantOf(colour)],
  });
  const known = deriveAttributes(product);
  const price = Number(of('price') ?? Number.NaN);
  return {
    id: of('id') ?? '',
    features: {
      kind: known.kind?.value ?? null,
      slot: known.slot?.value ?? null,
      department: product.department ?? known.department?.value ?? null,
      colours: known.colours?.value ?? [],
      pattern: known.pattern?.value ?? null,
      materials: known.materials?.value ?? [],
      occasions: known.occasions?.value ?? [],
      seasons: known.seasons?.value ?? [],
      formality: known.formality?.value ?? null,
      warmth: known.warmth?.value ?? null,
      price: price > 0 ? { minor: Math.max(1, Math.round(price * 100)), currency: 'EUR' } : null,
      brand,
      title,
      words: [type, gender, of('usage'), of('description')].flatMap((text) => text ?? []),
    },
  };
}
