import type { DocumentView } from '#libs/contracts';
import type { FoundItem } from './items.repository.ts';
import type { Product } from './product.entity.ts';
import type { Variant } from './variant.entity.ts';
import { majorOf } from '../search/words/minor-units.rules.ts';

/** Values a line of the text lists at most. */
const LISTED = 60;

/** `Linen Shirt by Atelier Test, at Shop sample` */
export const titleOf = ({
  title,
  brand,
  merchant,
}: {
  title: string;
  brand: string | null;
  merchant: string;
}): string => `${title}${brand === null ? '' : ` by ${brand}`}, at ${merchant}`;

/** An item as one text to read and cite; nothing when it has no page at its shop. */
export function toDocumentView({ product, merchant, asOf }: FoundItem): DocumentView | undefined {
  const { itemId, title, brand, category, department, description, link, variants } = product;
  if (link === null) return undefined;
  const price = priceOf(product);
  const lines = [
    ['Brand', brand],
    ['Category', category],
    ['Department', department],
    ['Shop', merchant],
    ['Price', price],
    ['Colours', listed(variants.map(({ colour }) => colour))],
    ['Sizes in stock', listed(variants.filter(isInStock).map(({ size }) => size))],
  ] as const;
  const facts = lines.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  const told = description === '' ? [] : ['', "The shop's description:", description];
  return {
    id: itemId,
    title: titleOf({ title, brand, merchant }),
    text: [title, ...facts, ...told].join('\n'),
    url: link,
    metadata: {
      merchant,
      ...(brand === null ? {} : { brand }),
      ...(category === null ? {} : { category }),
      price,
      as_of: asOf.toISOString(),
    },
  };
}

const isInStock = ({ availability }: Variant): boolean => availability === 'in_stock';

const listed = (values: readonly (string | null)[]): string =>
  [...new Set(values.filter((value) => value !== null))].slice(0, LISTED).join(', ');

/** `49.00 EUR`, or `45.00 to 49.00 EUR` when variants differ. */
function priceOf({ variants, currency }: Product): string {
  const prices = variants.map(({ priceMinor }) => priceMinor);
  const [from, to] = [Math.min(...prices), Math.max(...prices)].map((minor) => majorOf(minor, currency));
  return from === to ? `${from} ${currency}` : `${from} to ${to} ${currency}`;
}
