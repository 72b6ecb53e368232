import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OfferView } from '#libs/contracts';
import { AS_OF } from '../items/as-of.ts';
import { visible } from '../items/visible.ts';

/** A row of what can be bought. */
export interface OfferRow {
  readonly variant_id: string;
  readonly item_id: string;
  readonly title: string;
  readonly brand: string | null;
  readonly colour: string | null;
  readonly size: string | null;
  readonly options: readonly { readonly name: string; readonly value: string }[];
  readonly price_minor: number;
  readonly currency: string;
  readonly availability: OfferView['availability'];
  readonly quantity: number | null;
  readonly as_of: Date;
  readonly picture: string | null;
  readonly categories: readonly string[];
  readonly merchant: string;
  readonly merchant_name: string;
  readonly shop_url: string | null;
  readonly external_id: string | null;
  readonly feed_id: string;
  readonly link: string | null;
}

const BY_VARIANTS = `SELECT v.variant_id, p.item_id, p.title, p.brand, v.colour, v.size, v.options, v.price_minor, p.currency,
    v.availability, v.quantity, ${AS_OF} AS as_of, coalesce(v.picture, p.pictures[1]) AS picture,
    array_remove(ARRAY[p.category, p.product_type, p.kind, p.slot], NULL) AS categories,
    m.slug AS merchant, m.name AS merchant_name, m.shop_url, v.external_id, v.key AS feed_id, coalesce(v.link, p.link) AS link
  FROM variants v JOIN products p USING (item_id) JOIN merchants m ON m.slug = p.merchant
  WHERE v.variant_id = ANY ($1) AND ${visible()} ORDER BY v.variant_id`;

@Injectable()
export class OffersRepository {
  constructor(private readonly database: DataSource) {}

  /** Those of the variants that shoppers can find now. */
  find(variantIds: readonly string[]): Promise<OfferRow[]> {
    return this.database.query<OfferRow[]>(BY_VARIANTS, [variantIds]);
  }
}
