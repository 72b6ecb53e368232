import type { Places } from '../layout/places.rules.ts';
import { facetsOf, type TileItem, type TileSource } from './tile-codec.ts';

/** What tiles keep of many items, by row, in typed arrays: about 100 bytes an item. */
export class TileColumns {
  private readonly priceMin: Uint32Array;
  private readonly priceMax: Uint32Array;
  private readonly currency: Uint16Array;
  private readonly inStock: Uint8Array;
  private readonly ends: Uint32Array;
  private readonly currencies: string[] = [];
  private facets: Uint32Array;
  private count = 0;

  constructor(rows: number) {
    this.priceMin = new Uint32Array(rows);
    this.priceMax = new Uint32Array(rows);
    this.currency = new Uint16Array(rows);
    this.inStock = new Uint8Array(rows);
    this.ends = new Uint32Array(rows);
    this.facets = new Uint32Array(Math.max(1_024, rows * 12));
  }

  /** Adds the next item. */
  add(source: TileSource): void {
    const row = this.count++;
    const facets = facetsOf(source.values);
    const from = this.startOf(row);
    if (from + facets.length > this.facets.length) this.grow();
    this.facets.set(facets, from);
    this.ends[row] = from + facets.length;
    this.priceMin[row] = source.priceMin;
    this.priceMax[row] = source.priceMax;
    this.inStock[row] = source.inStock ? 1 : 0;
    const known = this.currencies.indexOf(source.currency);
    this.currency[row] = known >= 0 ? known : this.currencies.push(source.currency) - 1;
  }

  item(row: number, itemId: string, places: Places, weight: number): TileItem {
    return {
      itemId,
      x: places[2 * row] ?? 0,
      y: places[2 * row + 1] ?? 0,
      weight,
      priceMin: this.priceMin[row] ?? 0,
      priceMax: this.priceMax[row] ?? 0,
      currency: this.currencies[this.currency[row] ?? 0] ?? '',
      inStock: this.inStock[row] === 1,
      facets: Array.from(this.facets.subarray(this.startOf(row), this.ends[row])),
    };
  }

  private startOf(row: number): number {
    return row === 0 ? 0 : (this.ends[row - 1] ?? 0);
  }

  private grow(): void {
    const larger = new Uint32Array(this.facets.length * 2);
    larger.set(this.facets);
    this.facets = larger;
  }
}
