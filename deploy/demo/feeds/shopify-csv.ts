import type { DemoColour, DemoProduct } from '../catalog.ts';
import { draw } from '../chance.ts';
import type { DemoMerchant } from '../merchants.ts';
import { amountOf, pictureUrl } from './addresses.ts';
import { csvLine } from './csv.ts';
import { bodyOf, optionsOf, tagsOf } from './shopify.ts';

/** Every column by its name before and since 2024. */
const COLUMNS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title', 'Title'],
  body: ['Body (HTML)', 'Description'],
  vendor: ['Vendor', 'Vendor'],
  category: ['Product Category', 'Product category'],
  type: ['Type', 'Type'],
  tags: ['Tags', 'Tags'],
  published: ['Published', 'Published on online store'],
  option1Name: ['Option1 Name', 'Option1 name'],
  option1Value: ['Option1 Value', 'Option1 value'],
  option2Name: ['Option2 Name', 'Option2 name'],
  option2Value: ['Option2 Value', 'Option2 value'],
  sku: ['Variant SKU', 'SKU'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  picture: ['Image Src', 'Product image URL'],
  position: ['Image Position', 'Image position'],
  alt: ['Image Alt Text', 'Image alt text'],
  giftCard: ['Gift Card', 'Gift card'],
  gender: ['Google Shopping / Gender', 'Google Shopping / Gender'],
  ageGroup: ['Google Shopping / Age Group', 'Google Shopping / Age group'],
  variantPicture: ['Variant Image', 'Variant image URL'],
  status: ['Status', 'Status'],
} as const;

type Column = keyof typeof COLUMNS;
type Row = Partial<Record<Column, string>>;

const GENDERS = { women: 'female', men: 'male', unisex: 'unisex', kids: 'unisex' } as const;

/** A shop's product file as Shopify exports it. */
export function shopifyCsv(merchant: DemoMerchant, products: readonly DemoProduct[]): string {
  const columns = Object.keys(COLUMNS) as Column[];
  const header = columns.map((column) => COLUMNS[column][merchant.columns === 'old' ? 0 : 1]);
  const rows = products.flatMap((product) => rowsOf(merchant, product));
  return [header, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(csvLine).join('');
}

function rowsOf(merchant: DemoMerchant, product: DemoProduct): Row[] {
  const { handle, price, compareAt, variants, colours, title } = product;
  let shown: DemoColour | undefined;
  return variants.map(({ sku, colour, size, quantity }, index): Row => {
    const picture = pictureUrl(merchant, product, colour);
    const isNewColour = colour !== shown;
    shown = colour;
    const [one, two] = optionsOf(merchant, colour.name, size);
    return {
      handle,
      ...(index === 0 ? productCells(merchant, product) : {}),
      // Shopify names the options in a product's first row only.
      ...(index === 0 ? { option1Name: one?.name ?? '', option2Name: two?.name ?? '' } : {}),
      option1Value: one?.value ?? '',
      option2Value: two?.value ?? '',
      sku,
      tracker: 'shopify',
      quantity: String(quantity),
      policy: draw(handle, 'policy') < 0.05 ? 'continue' : 'deny',
      price: amountOf(price),
      compareAt: compareAt === null ? '' : amountOf(compareAt),
      variantPicture: picture,
      ...(isNewColour
        ? { picture, position: String(1 + colours.indexOf(colour)), alt: `${title}, ${colour.name}` }
        : {}),
    };
  });
}

function productCells(merchant: DemoMerchant, product: DemoProduct): Row {
  const { title, brand, department, kind } = product;
  return {
    title,
    body: bodyOf(product),
    vendor: brand,
    category: kind.category,
    type: merchant.language === 'de' ? kind.german : kind.type,
    tags: tagsOf(product).join(', '),
    published: 'TRUE',
    giftCard: 'FALSE',
    gender: GENDERS[department],
    ageGroup: department === 'kids' ? 'kids' : 'adult',
    status: 'active',
  };
}
