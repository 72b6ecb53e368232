import { seededRandom } from '../../src/style-map/vectors/blocks/directions.rules.ts';
import type { JudgedItem } from './items-of-csv.ts';

const BRANDS = 2_000;
const CURRENCY = 'EUR';

/**
 * A catalog of any size from the items of a file: those of the file, evenly drawn, as far as they go; then ones made up of two of one
 * kind, the words of one and the looks of the other, with a price and a brand. Made anew whenever asked, so that a million need no memory.
 */
export class Catalog {
  readonly size: number;
  private readonly items: readonly JudgedItem[];
  private readonly byKind: ReadonlyMap<string | null, JudgedItem[]>;

  constructor(items: readonly JudgedItem[], size: number) {
    this.items = items;
    this.size = size;
    this.byKind = Map.groupBy(items, ({ features }) => features.kind);
  }

  at(row: number): JudgedItem {
    if (this.size <= this.items.length) return this.itemOf(Math.floor((row * this.items.length) / this.size));
    return row < this.items.length ? this.itemOf(row) : this.made(row);
  }

  private itemOf(number: number): JudgedItem {
    const item = this.items[number];
    if (item === undefined) throw new RangeError(`There is no item ${number}`);
    return item;
  }

  private made(row: number): JudgedItem {
    const random = seededRandom(row);
    const one = this.itemOf(Math.floor(random() * this.items.length));
    const alike = this.byKind.get(one.features.kind) ?? [one];
    const pick = (): JudgedItem => alike[Math.floor(random() * alike.length)] ?? one;
    const [looks, words] = [pick().features, pick().features];
    return {
      category: one.category,
      features: {
        ...one.features,
        colours: looks.colours,
        pattern: looks.pattern,
        materials: looks.materials,
        title: `${one.features.title} ${words.title.split(' ').slice(-3).join(' ')}`,
        brand: `Brand ${Math.floor(BRANDS * random() ** 3)}`,
        price: { minor: Math.round(1_000 * Math.exp(3 * random())), currency: CURRENCY },
      },
    };
  }
}
