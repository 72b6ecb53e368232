import type { RatingView } from '#libs/contracts';
import type { PictureAddresses } from '../pictures/picture-address.ts';
import type { RatedItem } from './ratings.repository.ts';

export const toRatingView = (row: RatedItem, addresses: PictureAddresses): RatingView => ({
  item_id: row.item_id,
  title: row.title,
  price_from:
    row.price_min === null || row.currency === null ? null : { amount_minor: row.price_min, currency: row.currency },
  picture: row.picture === null ? null : addresses.of(row.picture),
  rating: row.rating,
  reasons: row.reasons,
  rated_at: row.rated_at.toISOString(),
});
