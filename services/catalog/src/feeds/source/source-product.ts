import type { Availability, FeedNote, FeedOption, QuarantineReason, Stated } from '../feed-reader.ts';
import type { Price } from '../price-text.rules.ts';

/** A product as a file states it, before anything of it is checked: what formats whose variants have ids of their own are brought to. */
export interface SourceProduct {
  key: string;
  /** Rows of the file. */
  rows: number;
  firstRow: number;
  /** Why the product is left out as a whole, whatever its offers say. */
  refusal: { reason: QuarantineReason; detail: string } | null;
  title: string;
  /** Plain or HTML. */
  description: string;
  brand: string;
  category: string;
  productType: string;
  tags: string[];
  stated: Stated;
  condition: string;
  adult: boolean;
  language: string;
  link: string;
  pictures: string[];
  published: boolean;
  /** What was read with leniency. */
  notes: Pick<FeedNote, 'row' | 'code' | 'detail'>[];
  offers: SourceOffer[];
}

/** One thing that can be bought, as the file states it. */
export interface SourceOffer {
  row: number;
  id: string;
  sku: string;
  barcode: string;
  /** Choices that the file lists as such. */
  options: FeedOption[];
  colour: string;
  size: string;
  /** Null where the file has none. */
  price: Price | null;
  /** The price before, in the same currency; null where the file has none. */
  former: Price | null;
  availability: Availability;
  quantity: number | null;
  picture: string;
  link: string;
  /** Why this one is left out though nothing is wrong with it. */
  withheld: { reason: QuarantineReason; detail: string } | null;
}
