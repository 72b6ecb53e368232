import { type ItemFilters, OperationError } from '#libs/contracts';

/** @throws OperationError `INVALID_INPUT` when a price is limited in no currency */
export function assertPriceCurrency({ price_min_minor: min, price_max_minor: max, currency }: ItemFilters): void {
  if ((min === undefined && max === undefined) || currency) return;
  throw new OperationError(
    'INVALID_INPUT',
    '"filters.currency" is missing: a price limit needs the currency it is in',
    { details: { field: 'filters.currency' } },
  );
}
