/** What shoppers may see, as a condition on a row of `products`. */
export const visible = (product = 'p'): string => `${product}.published`;
