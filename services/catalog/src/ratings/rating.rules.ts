import { OperationError, RATING_REASONS, type RateItemInput } from '#libs/contracts';

/** Most ratings of one person: years of rating every day, and few enough that all of them count in every answer. */
export const MAX_RATINGS = 5_000;

type Reason = (typeof RATING_REASONS)[number];

/** Each reason once, in the order of the contract: the same reasons are the same rating. */
export const reasonsOf = ({ reasons = [] }: RateItemInput): Reason[] =>
  RATING_REASONS.filter((reason) => reasons.includes(reason));

/** Whether an item does not come back by itself: what somebody dislikes, has already, or does not want to see. */
export const isHiding = ({ rating, reasons }: { rating: number; reasons: readonly Reason[] }): boolean =>
  rating === -1 || reasons.includes('not_for_me') || reasons.includes('own_it');

/** @throws OperationError `CONFLICT` when there is no room for one more. */
export function assertRoom(ratings: number): void {
  if (ratings < MAX_RATINGS) return;
  throw new OperationError(
    'CONFLICT',
    `There are ${MAX_RATINGS} ratings already, the most that are kept: delete some with delete_rating, list_ratings names them`,
  );
}
