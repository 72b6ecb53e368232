import type { ExportedProduct, ExportedVariant, ExportSettings } from '../openai-row.rules.ts';

export const COAT: ExportedProduct = {
  itemId: 'itm_coat',
  title: 'Wool Coat',
  description: 'A coat of wool.',
  brand: 'Linden',
  category: 'Clothing > Coats',
  department: 'women',
  ageGroup: 'adult',
  materials: ['wool', 'faux_leather'],
  condition: 'new',
  link: 'https://shop.example/coat',
  pictures: ['1', '2', 's'],
  currency: 'EUR',
  variants: 2,
  seller: { name: 'Linden Shop', shopUrl: 'https://shop.example' },
};

export const COAT_S: ExportedVariant = {
  variantId: 'var_coat_s',
  options: [
    { name: 'Colour', value: 'Camel' },
    { name: 'Size', value: 'S' },
  ],
  colour: 'Camel',
  size: 'S',
  barcode: '4006381333931',
  priceMinor: 28_900,
  compareAtMinor: 35_000,
  availability: 'in_stock',
  picture: 's',
  link: 'https://shop.example/coat?size=s',
};

export const GERMANY: ExportSettings = {
  country: 'DE',
  pictureAddress: (url) => `https://ours.example/${url}.jpg`,
};
