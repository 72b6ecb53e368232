import type { MerchantNameView, OffersView, OfferView } from '#libs/contracts';
import type { Clock } from '#libs/service-kit';
import { Market } from '../../src/market/market.ts';

export const SHOPS = { a: ['a1', 'a2'], b: ['b1'] } as const;
export const VARIANTS: readonly string[] = Object.values(SHOPS).flat();
export const shopOfVariant = (variant: string): string => variant.slice(0, 1);

export class Crash extends Error {}

/** Time and market of a test, and the moment at which the process dies. */
export class World extends Market {
  nowMs = Date.UTC(2026, 10, 14, 12);
  readonly #facts = new Map(VARIANTS.map((variant) => [variant, { price: 1_000, size: 'M', gone: false }]));
  #dies: 'before' | 'after' | null = null;
  readonly clock: Clock = { now: () => new Date(this.nowMs) };

  /** The next write dies before its commit, or after it and before its answer. */
  dieAt(moment: 'before' | 'after' | null): void {
    this.#dies = moment;
  }

  /** Called in the transaction, when everything but the event is written. */
  beforeEvent(): void {
    if (this.#dies === 'before') throw new Crash('before the commit');
  }

  afterCommit(): void {
    if (this.#dies === 'after') throw new Crash('after the commit');
  }

  change(variant: string, what: 'price' | 'size' | 'gone' | 'back'): void {
    const facts = this.#facts.get(variant);
    if (!facts) return;
    if (what === 'price') facts.price += 100;
    else if (what === 'size') facts.size = facts.size === 'M' ? 'L' : 'M';
    else facts.gone = what === 'gone';
  }

  isGone = (variant: string): boolean => this.#facts.get(variant)?.gone ?? true;

  /** What is compared of a variant, as one text. */
  looksLike = (variant: string): string => JSON.stringify(this.#facts.get(variant));

  offers(_: unknown, ids: readonly string[]): Promise<OffersView> {
    const offers = ids.filter((id) => !this.isGone(id)).map((id) => this.#offer(id));
    return Promise.resolve({ offers, rates: [] });
  }

  budget(): Promise<null> {
    return Promise.resolve(null);
  }

  shop(_: unknown, slug: string): Promise<MerchantNameView> {
    return Promise.resolve({ slug, name: slug });
  }

  #offer(variant: string): OfferView {
    const { price = 0, size = null } = this.#facts.get(variant) ?? {};
    const merchant = shopOfVariant(variant);
    return {
      variant_id: variant,
      item_id: `itm_${variant}`,
      title: 'Shirt',
      brand: null,
      colour: null,
      size,
      options: [],
      price: { amount_minor: price, currency: 'EUR' },
      availability: 'in_stock',
      stock: null,
      as_of: this.clock.now().toISOString(),
      picture: null,
      categories: [],
      merchant,
      merchant_name: `Shop ${merchant}`,
      shop_url: `https://${merchant}.example`,
      external_id: null,
      feed_id: variant,
      link: `https://${merchant}.example/${variant}`,
    };
  }
}
