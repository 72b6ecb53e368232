import { facetOf, type FacetName, MOST_FACETS } from './facets.rules.ts';

/** One item of a tile's sample: where it lies, and what it takes to filter it in memory. */
export interface TileItem {
  readonly itemId: string;
  readonly x: number;
  readonly y: number;
  /** Items of the tile it stands for, itself included: the weights of a whole sample add up to the tile's count. */
  readonly weight: number;
  /** Lowest and highest price of its variants in the smallest unit of `currency`. */
  readonly priceMin: number;
  readonly priceMax: number;
  /** ISO 4217. */
  readonly currency: string;
  /** As it was when the map was built or the item last changed. */
  readonly inStock: boolean;
  /** Its values as numbers, made by `facetOf`: an item has a value when its number is among these. */
  readonly facets: readonly number[];
}

/** What of a row of `products` a tile keeps. */
export interface TileSource {
  readonly itemId: string;
  readonly priceMin: number;
  readonly priceMax: number;
  readonly currency: string;
  readonly inStock: boolean;
  readonly values: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

const FORMAT = 1;
const HEADER_BYTES = 3;
/** x, y, weight, two prices, currency, flags, length of the id, number of facets. */
const FIXED_BYTES = 5 * 4 + 3 + 3;
const IN_STOCK = 1;

/** The numbers of an item's values, each once. */
export function facetsOf(values: TileSource['values']): number[] {
  const facets = new Set<number>();
  for (const [name, texts] of Object.entries(values) as [FacetName, readonly string[]][])
    for (const text of texts) facets.add(facetOf(name, text));
  return [...facets].slice(0, MOST_FACETS);
}

/** The sample as it is stored in `style_map_tiles.sample`; the order is kept. */
export function encodeTile(items: readonly TileItem[]): Buffer {
  const ids = items.map(({ itemId }) => Buffer.from(itemId, 'utf8'));
  const size = items.reduce(
    (sum, { facets }, i) => sum + FIXED_BYTES + (ids[i]?.length ?? 0) + 4 * facets.length,
    HEADER_BYTES,
  );
  const bytes = Buffer.alloc(size);
  bytes.writeUInt8(FORMAT, 0);
  bytes.writeUInt16LE(items.length, 1);
  let at = HEADER_BYTES;
  items.forEach((item, i) => {
    const id = ids[i] ?? Buffer.alloc(0);
    at = bytes.writeFloatLE(item.x, at);
    at = bytes.writeFloatLE(item.y, at);
    at = bytes.writeFloatLE(item.weight, at);
    at = bytes.writeUInt32LE(item.priceMin, at);
    at = bytes.writeUInt32LE(item.priceMax, at);
    at += bytes.write(item.currency.padEnd(3).slice(0, 3), at, 'latin1');
    at = bytes.writeUInt8(item.inStock ? IN_STOCK : 0, at);
    at = bytes.writeUInt8(id.length, at);
    at = bytes.writeUInt8(item.facets.length, at);
    at += id.copy(bytes, at);
    for (const facet of item.facets) at = bytes.writeUInt32LE(facet, at);
  });
  return bytes;
}

/** @throws Error when the bytes are not a tile of this format: the map was built by another version and has to be built anew. */
export function decodeTile(bytes: Buffer): TileItem[] {
  if (bytes.length < HEADER_BYTES || bytes[0] !== FORMAT)
    throw new Error(`Cannot read a tile of format ${bytes[0] ?? 'none'}: start a build of the style map`);
  const items: TileItem[] = [];
  const count = bytes.readUInt16LE(1);
  let at = HEADER_BYTES;
  for (let i = 0; i < count; i++) {
    const idLength = bytes.readUInt8(at + 24);
    const facetCount = bytes.readUInt8(at + 25);
    const idAt = at + FIXED_BYTES;
    const facetsAt = idAt + idLength;
    const facets = Array.from({ length: facetCount }, (_, k) => bytes.readUInt32LE(facetsAt + 4 * k));
    items.push({
      x: bytes.readFloatLE(at),
      y: bytes.readFloatLE(at + 4),
      weight: bytes.readFloatLE(at + 8),
      priceMin: bytes.readUInt32LE(at + 12),
      priceMax: bytes.readUInt32LE(at + 16),
      currency: bytes.toString('latin1', at + 20, at + 23),
      inStock: (bytes.readUInt8(at + 23) & IN_STOCK) !== 0,
      itemId: bytes.toString('utf8', idAt, facetsAt),
      facets,
    });
    at = facetsAt + 4 * facetCount;
  }
  return items;
}
