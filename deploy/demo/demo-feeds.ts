import { createHash } from 'node:crypto';
import { GARMENTS, type Garment } from './garments.ts';
import { careOf, KINDS } from './kinds.ts';
import { CURRENCY, MERCHANTS, type DemoMerchant } from './merchants.ts';
import { PALETTE } from './palette.ts';

/** One shop of the demo catalog with its product file, as Shopify would export it. */
export interface DemoFeed {
  slug: string;
  name: string;
  currency: string;
  shopUrl: string;
  csv: string;
}

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
  option3Name: ['Option3 Name', 'Option3 name'],
  option3Value: ['Option3 Value', 'Option3 value'],
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

type Row = Partial<Record<keyof typeof COLUMNS, string>>;

const GENDERS = { women: 'female', men: 'male', unisex: 'unisex' } as const;

/** The demo catalog: the same bytes on every machine and every run. */
export function demoFeeds(): DemoFeed[] {
  return MERCHANTS.map((merchant) => {
    const garments = GARMENTS.filter((garment) => garment.merchant === merchant.slug);
    const { slug, name, shopUrl } = merchant;
    return {
      slug,
      name,
      currency: CURRENCY,
      shopUrl,
      csv: csvOf(
        merchant,
        garments.flatMap((garment) => rowsOf(merchant, garment)),
      ),
    };
  });
}

function rowsOf(merchant: DemoMerchant, garment: Garment): Row[] {
  const handle = handleOf(garment);
  const variants = variantsOf(garment);
  const colours = [...new Set(variants.map(({ colour }) => colour))];
  const price = salePrice(garment, handle);
  return variants.map(({ colour, size }, index) => {
    const picture = `${merchant.shopUrl}/pictures/${handle}-${slugOf(colour)}.png`;
    const isNewColour = variants[index - 1]?.colour !== colour;
    const isSoldOut = draw(handle, colour, size, 'stock') < merchant.soldOut;
    return {
      handle,
      ...(index === 0 ? productCells(merchant, garment) : {}),
      ...optionCells(merchant, colour, size, index === 0),
      sku: [merchant.slug.slice(0, 3), handle, slugOf(colour), size ?? '']
        .filter((part) => part !== '')
        .join('-')
        .toUpperCase(),
      tracker: 'shopify',
      quantity: isSoldOut ? '0' : String(1 + Math.floor(draw(handle, colour, size, 'quantity') * 12)),
      policy: draw(handle, 'policy') < 0.05 ? 'continue' : 'deny',
      price: price.toFixed(2),
      compareAt: price < garment.price ? garment.price.toFixed(2) : '',
      variantPicture: picture,
      ...(isNewColour
        ? { picture, position: String(1 + colours.indexOf(colour)), alt: `${garment.title}, ${colour}` }
        : {}),
    };
  });
}

function productCells(merchant: DemoMerchant, garment: Garment): Row {
  const { type, category } = KINDS[garment.kind];
  return {
    title: garment.title,
    body: `<p>${garment.line}</p><ul><li>${garment.material}</li><li>${careOf(garment.kind, garment.material)}</li></ul>`,
    vendor: merchant.guests[garment.kind] ?? merchant.name,
    category,
    type,
    tags: [garment.department, ...garment.tags].join(', '),
    published: 'TRUE',
    giftCard: 'FALSE',
    gender: GENDERS[garment.department],
    ageGroup: 'adult',
    status: 'active',
  };
}

/** Shopify names the options in a product's first row only. */
function optionCells(merchant: DemoMerchant, colour: string, size: string | null, isFirst: boolean): Row {
  const names = merchant.options;
  const [waist = '', length] = size?.split('/') ?? [];
  const isSplit = merchant.splitsWaist && length !== undefined && /^\d+$/.test(waist);
  const sizes =
    size === null
      ? []
      : isSplit
        ? [
            ['Waist', waist],
            ['Length', length],
          ]
        : [[names.size, size]];
  const colours = [[names.colour, colour]];
  const options = names.first === 'size' ? [...sizes, ...colours] : [...colours, ...sizes];
  const [one = [], two = [], three = []] = options;
  const values = { option1Value: one[1] ?? '', option2Value: two[1] ?? '', option3Value: three[1] ?? '' };
  return isFirst
    ? { ...values, option1Name: one[0] ?? '', option2Name: two[0] ?? '', option3Name: three[0] ?? '' }
    : values;
}

function variantsOf(garment: Garment): { colour: string; size: string | null }[] {
  const sizes = KINDS[garment.kind].sizes[garment.department] ?? [null];
  const colours = PALETTE[garment.palette].slice(0, garment.colours);
  return colours.flatMap((colour) => sizes.map((size) => ({ colour, size })));
}

/** One product in five is reduced by 20 to 40 per cent. */
function salePrice(garment: Garment, handle: string): number {
  if (draw(handle, 'sale') >= 0.2) return garment.price;
  return Math.floor(garment.price * (0.6 + 0.2 * draw(handle, 'reduction')));
}

/** A number from 0 to 1 that depends on its parts alone, so that one more garment changes no other. */
function draw(...parts: (string | null)[]): number {
  return Number.parseInt(createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 12), 16) / 2 ** 48;
}

const handleOf = (garment: Garment): string =>
  [slugOf(garment.title), ...(garment.department === 'unisex' ? [] : [garment.department])].join('-');

const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function csvOf(merchant: DemoMerchant, rows: readonly Row[]): string {
  const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const header = columns.map((column) => COLUMNS[column][merchant.columns === 'old' ? 0 : 1]);
  const lines = [header, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
  return lines.map((cells) => `${cells.map(cellOf).join(',')}\n`).join('');
}

const cellOf = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
