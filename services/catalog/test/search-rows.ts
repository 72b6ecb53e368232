import type { FeedRow } from '#libs/testing';

/** A boutique with what the search specs ask for. */
export const EUR_ROWS: readonly FeedRow[] = [
  {
    handle: 'linen-shirt',
    title: 'Linen Shirt',
    vendor: 'Aava',
    type: 'Shirts',
    tags: 'summer',
    colour: 'Navy',
    size: 'M',
    price: '49.00',
    quantity: '0',
    gender: 'female',
    body: 'Of washed linen.',
  },
  { handle: 'linen-shirt', colour: 'Navy', size: 'L', price: '49.00', quantity: '4' },
  { handle: 'linen-shirt', colour: 'White', size: 'M', price: '45.00', quantity: '2' },
  {
    handle: 'cotton-shirt',
    title: 'Cotton Shirt',
    vendor: 'Berg',
    type: 'Shirts',
    colour: 'Navy',
    size: 'M',
    price: '39.00',
    quantity: '1',
    gender: 'male',
  },
  {
    handle: 'wool-coat',
    title: 'Wool Coat',
    vendor: 'Aava',
    tags: 'A.L.C., new/now',
    type: 'Coats',
    colour: 'Camel',
    size: 'M',
    price: '289.00',
    gender: 'unisex',
    body: 'Warm as a shirt never is.',
  },
  {
    handle: 'silk-scarf',
    title: 'Silk Scarf “Été”',
    vendor: 'Céline Côté',
    type: 'Scarves',
    colour: 'Red',
    size: 'One Size',
    price: '79.50',
  },
  {
    handle: 'secret-dress',
    title: 'Secret Linen Dress',
    vendor: 'Aava',
    type: 'Dresses',
    colour: 'Navy',
    size: 'M',
    price: '10.00',
    status: 'draft',
  },
];
/** A shop that prices in another currency. */
export const JPY_ROWS: readonly FeedRow[] = [
  {
    handle: 'kimono',
    title: 'Linen Kimono',
    vendor: 'Kyo',
    type: 'Robes',
    colour: 'Indigo',
    size: 'Free',
    price: '4900',
  },
];
