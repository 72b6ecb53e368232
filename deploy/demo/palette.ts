/** Colour families garments come in; a garment takes its first colours in this order. */
export const PALETTE = {
  linen: ['Ecru', 'White', 'Sage Green', 'Navy', 'Terracotta'],
  earth: ['Camel', 'Olive', 'Chocolate Brown', 'Sand', 'Rust'],
  ink: ['Navy', 'Black', 'Charcoal', 'Light Blue'],
  snow: ['Oatmeal', 'Grey Melange', 'Forest Green', 'Burgundy', 'Navy'],
  sea: ['White', 'Sky Blue', 'Coral', 'Lemon Yellow', 'Turquoise'],
  dusk: ['Black', 'Burgundy', 'Emerald Green', 'Dusty Rose'],
  denim: ['Indigo', 'Washed Blue', 'Black', 'Ecru'],
  hide: ['Tan', 'Black', 'Dark Brown'],
  stripe: ['Navy Stripe', 'Red Stripe', 'Olive Stripe'],
  check: ['Grey Check', 'Camel Check', 'Green Check'],
} as const satisfies Record<string, readonly string[]>;

export type Colours = keyof typeof PALETTE;

export const isColours = (name: string): name is Colours => Object.hasOwn(PALETTE, name);
