import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { visible } from '../items/visible.ts';
import type { ExportedRow, ExportPlace } from './export-page.rules.ts';

/** The products are chosen first, so that those of one shop are found by its index, and each page costs the same. */
const ROWS = `WITH chosen AS MATERIALIZED (
    SELECT p.* FROM products p WHERE ${visible()} AND ($1::text IS NULL OR p.merchant = $1) AND p.item_id >= $2
      AND EXISTS (SELECT FROM variants v WHERE v.item_id = p.item_id
        AND (v.item_id, v.position, v.variant_id) > ($2, $3::integer, $4))
    ORDER BY p.item_id LIMIT $5)
  SELECT p.merchant, p.item_id, p.title, p.description, p.brand, p.category, p.department, p.age_group, p.materials, p.condition,
    p.link, p.pictures, p.currency, m.name, m.shop_url, counts.variants,
    v.variant_id, v.position, v.options, v.colour, v.size, v.barcode, v.price_minor, v.compare_at_minor, v.availability, v.picture,
    v.link AS variant_link
  FROM chosen p JOIN merchants m ON m.slug = p.merchant JOIN variants v USING (item_id)
    CROSS JOIN LATERAL (SELECT count(*)::integer AS variants FROM variants o WHERE o.item_id = p.item_id) counts
  WHERE (item_id, v.position, v.variant_id) > ($2, $3::integer, $4)
  ORDER BY item_id, v.position, v.variant_id LIMIT $5`;

interface Row {
  merchant: string;
  item_id: string;
  title: string;
  description: string;
  brand: string | null;
  category: string | null;
  department: ExportedRow['product']['department'];
  age_group: string | null;
  materials: string[] | null;
  condition: string | null;
  link: string | null;
  pictures: string[];
  currency: string;
  name: string;
  shop_url: string | null;
  variants: number;
  variant_id: string;
  position: number;
  options: { name: string; value: string }[];
  colour: string | null;
  size: string | null;
  barcode: string | null;
  price_minor: number;
  compare_at_minor: number | null;
  availability: string;
  picture: string | null;
  variant_link: string | null;
}

/** Before every place. */
const START: ExportPlace = { itemId: '', position: -1, variantId: '' };

@Injectable()
export class ExportsRepository {
  constructor(private readonly database: DataSource) {}

  /** Variants of what shoppers may find, of one merchant or all, by item and in the shop's order, beginning after the place given. */
  async rows(merchant: string | undefined, after: ExportPlace | undefined, limit: number): Promise<ExportedRow[]> {
    const { itemId, position, variantId } = after ?? START;
    const rows = await this.database.query<Row[]>(ROWS, [merchant ?? null, itemId, position, variantId, limit]);
    return rows.map(toExportedRow);
  }
}

const toExportedRow = (row: Row): ExportedRow => ({
  place: { itemId: row.item_id, position: row.position, variantId: row.variant_id },
  product: {
    merchant: row.merchant,
    itemId: row.item_id,
    title: row.title,
    description: row.description,
    brand: row.brand,
    category: row.category,
    department: row.department,
    ageGroup: row.age_group,
    materials: row.materials ?? [],
    condition: row.condition,
    link: row.link,
    pictures: row.pictures,
    currency: row.currency,
    variants: row.variants,
    seller: { name: row.name, shopUrl: row.shop_url },
  },
  variant: {
    variantId: row.variant_id,
    options: row.options,
    colour: row.colour,
    size: row.size,
    barcode: row.barcode,
    priceMinor: row.price_minor,
    compareAtMinor: row.compare_at_minor,
    availability: row.availability,
    picture: row.picture,
    link: row.variant_link,
  },
});
