import type { MapItem } from '#libs/contracts';
import type { Rated } from '../../ratings/ratings.repository.ts';
import type { MapRow } from './map-rows.ts';

/** What is known of an item besides its row. */
interface Shown {
  readonly place: { readonly x: number; readonly y: number } | undefined;
  readonly score: number | null;
  readonly rated: Rated | undefined;
  readonly why: readonly string[];
}

const MOST_REASONS = 4;

export const toMapItem = (row: MapRow, { place, score, rated, why }: Shown): MapItem => ({
  item_id: row.item_id,
  title: row.title,
  brand: row.brand,
  merchant: row.merchant,
  price_from: { amount_minor: row.price_min, currency: row.currency },
  in_stock: row.in_stock,
  link: row.link,
  picture: row.picture,
  x: place ? clamped(place.x) : null,
  y: place ? clamped(place.y) : null,
  score: score === null ? null : clamped(score),
  rating: rated?.rating ?? null,
  ...(rated && { reasons: [...rated.reasons] }),
  why: why.slice(0, MOST_REASONS),
});

const clamped = (value: number): number => Math.min(1, Math.max(0, Math.round(value * 1e5) / 1e5));
