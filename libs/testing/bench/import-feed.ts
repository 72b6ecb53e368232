/** Numbers that look random and are the same in every run (Park and Miller). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const COLUMNS = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Product Category',
  'Type',
  'Tags',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Variant SKU',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Price',
  'Variant Compare At Price',
  'Image Src',
  'Status',
];
const SIZES = ['XS', 'S', 'M', 'L', 'XL', 'XXL'];
const COLOURS = ['Navy', 'White', 'Black', 'Olive', 'Camel', 'Rust', 'Ecru', 'Sage', 'Wine', 'Sky Blue'];
const KINDS = ['Shirt', 'Dress', 'Coat', 'Jeans', 'Skirt', 'Jumper', 'Boots', 'Trainers', 'Bag', 'Scarf', 'Blouse'];
const STUFFS = ['Linen', 'Cotton', 'Wool', 'Silk', 'Denim', 'Leather', 'Cashmere', 'Viscose', 'Corduroy', 'Jersey'];
const WORDS =
  'soft washed relaxed cropped tailored everyday light warm lined pleated ribbed quilted button pocket collar sleeve hem waist fit cut made worn layered over under with and for in spring summer autumn winter evening office weekend'.split(
    ' ',
  );

/** Variants of a product: six sizes in as many colours as it comes in. */
const VARIANTS = 6;
const CHUNK = 64 * 1_024;

/**
 * A product export as Shopify writes it, with texts as long as those of real boutiques. The same number gives the same bytes.
 *
 * @param variants how many rows, about.
 */
export async function* shopifyExport(variants: number): AsyncGenerator<Uint8Array> {
  const random = seeded(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let text = `${COLUMNS.join(',')}\n`;
  for (let n = 0; n * VARIANTS < variants; n++) {
    text += product(n, pick, random);
    if (text.length < CHUNK) continue;
    yield await Promise.resolve(Buffer.from(text));
    text = '';
  }
  yield Buffer.from(text);
}

function product(n: number, pick: <T>(list: readonly T[]) => T, random: () => number): string {
  const [stuff, kind, colour] = [pick(STUFFS), pick(KINDS), pick(COLOURS)];
  const price = 15 + Math.floor(random() * 300);
  const body = Array.from({ length: 60 }, () => pick(WORDS)).join(' ');
  const handle = `${stuff}-${kind}-${n}`.toLowerCase();
  let rows = '';
  for (let v = 0; v < VARIANTS; v++) {
    const head =
      v > 0
        ? `${handle},,,,,,,`
        : `${handle},${stuff} ${kind} ${n},"<p>${body}</p>",Maison ${n % 900},Apparel & Accessories > Clothing,${kind}s,"${pick(WORDS)}, ${pick(WORDS)}",true`;
    const options = v > 0 ? `,${colour},,${SIZES[v]}` : `Colour,${colour},Size,${SIZES[v]}`;
    const stock = `SKU-${n}-${v},shopify,${Math.floor(random() * 9)},deny,${price}.00,${n % 4 ? '' : `${price + 20}.00`}`;
    rows += `${head},${options},${stock},https://cdn.shop.example/${handle}/${v}.jpg,${v > 0 ? '' : 'active'}\n`;
  }
  return rows;
}
