import type { CatalogUnderTest } from '../catalog-under-test.ts';

interface Facts {
  item_id: string;
  brand: string | null;
  kind: string | null;
  currency: string;
  price_min: number;
  published: boolean;
  traits: string[];
  occasions: string[];
  seasons: string[];
  variants: { size: string | null; price: number; before: number | null; stock: string }[];
}

const PHRASES: Readonly<Record<string, string>> = {
  'the office': 'office',
  'the evening': 'evening',
  'a wedding': 'wedding',
  'the beach': 'beach',
  outdoors: 'outdoor',
  'at home': 'lounge',
  'every day': 'everyday',
};

/** Checks reasons against the rows of the database, each by its own reckoning. */
export class TruePhrases {
  readonly #items: ReadonlyMap<string, Facts>;

  private constructor(rows: readonly Facts[]) {
    this.#items = new Map(rows.map((row) => [row.item_id, row]));
  }

  static async read({ database }: CatalogUnderTest): Promise<TruePhrases> {
    return new TruePhrases(
      await database.query<Facts>(
        `SELECT p.item_id, p.brand, p.kind, p.currency, p.price_min, p.published, p.occasions, p.seasons,
           p.colour_families || p.materials || array_remove(ARRAY[p.pattern], NULL) AS traits,
           jsonb_agg(jsonb_build_object('size', v.size, 'price', v.price_minor, 'before', v.compare_at_minor, 'stock', v.availability)) AS variants
         FROM catalog.products p JOIN catalog.variants v USING (item_id) GROUP BY p.item_id`,
      ),
    );
  }

  /** Whether the rows bear a reason out; a phrase that is not known is not true. */
  isTrue(itemId: string, phrase: string): boolean {
    const item = this.#items.get(itemId);
    if (!item) return false;
    const sizes = /^(?:in your size \(|in stock in )(.+?)\)?$/.exec(phrase)?.[1];
    if (sizes)
      return sizes
        .split(', ')
        .every((size) => item.variants.some((one) => one.size === size && one.stock === 'in_stock'));
    const [, before, now] = /^was (\d+\.\d\d), now (\d+\.\d\d)$/.exec(phrase) ?? [];
    if (before && now) {
      return item.variants.some((one) => one.before === minor(before) && one.price === minor(now));
    }
    const below = /^(\d+) % below this brand's average for /.exec(phrase)?.[1];
    if (below) return this.#percentBelow(item) === Number(below);
    const what = /^for (.+)$/.exec(phrase)?.[1];
    if (what) return [...item.occasions, ...item.seasons].includes(PHRASES[what] ?? what);
    return phrase.split(', ').every((trait) => item.traits.includes(trait.replaceAll(' ', '_')));
  }

  #percentBelow({ brand, kind, currency, price_min: price }: Facts): number | undefined {
    const peers = [...this.#items.values()].filter(
      (one) =>
        one.published &&
        one.brand?.toLowerCase() === brand?.toLowerCase() &&
        one.kind === kind &&
        one.currency === currency,
    );
    if (brand === null || kind === null || peers.length < 5) return undefined;
    const average = peers.reduce((sum, one) => sum + one.price_min, 0) / peers.length;
    return Math.round((1 - price / average) * 100);
  }
}

const minor = (amount: string): number => Math.round(Number(amount) * 100);
