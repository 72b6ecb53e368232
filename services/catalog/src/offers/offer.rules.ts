import type { OfferView } from '#libs/contracts';

/** How many the shop has, where its number counts: one that sells with none left does not say how many it will sell. */
export const stockOf = (availability: OfferView['availability'], quantity: number | null): number | null =>
  quantity === null || (quantity <= 0 && availability === 'in_stock') ? null : Math.max(0, quantity);
