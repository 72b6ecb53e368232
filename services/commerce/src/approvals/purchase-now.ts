import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import type { Money, OffersView, PolicyNote, PurchasePolicyView, Total, WantedLine } from '#libs/contracts';
import { sums } from '../budget/amounts.rules.ts';
import { Market } from '../market/market.ts';
import { PoliciesRepository } from '../policies/policies.repository.ts';
import { personTerms, termNotes } from '../policies/policy.rules.ts';
import { PageLinks } from './page-links.ts';
import { type ShopNow, shopsNow } from './snapshot.rules.ts';

/** As many as the catalog converts to at once. A limit without a rate stands in the way, and says why. */
const MOST_CURRENCIES = 5;

/** What other services said a moment ago. */
export interface Looked extends OffersView {
  readonly budget: Money | null;
}

/** A purchase as it is now. */
export interface Now {
  readonly shops: ShopNow[];
  readonly missing: string[];
  readonly person: PurchasePolicyView;
  readonly notes: PolicyNote[];
}

/** Looks at a purchase as it is now: first what other services know, without a transaction; then, within one, our own limits. */
@Injectable()
export class PurchaseNow {
  constructor(
    private readonly market: Market,
    private readonly policies: PoliciesRepository,
    private readonly pages: PageLinks,
  ) {}

  /** @throws OperationError `UNAVAILABLE` when catalog or profile do not answer: nothing is decided unseen */
  async look(call: Call, wanted: readonly WantedLine[]): Promise<Looked> {
    const [budget, { max_total: limit }] = await Promise.all([
      this.market.budget(call),
      this.policies.person(call.caller.userId),
    ]);
    const currencies = currenciesOf([budget, limit]);
    const ids = wanted.map(({ variant_id: id }) => id);
    const { offers, rates } = await this.market.offers(call, ids, currencies);
    const missing = await this.currenciesOfShops(offers, currencies);
    const more = missing.length === 0 ? [] : (await this.market.offers(call, ids, missing)).rates;
    return { offers, rates: [...rates, ...more], budget };
  }

  /** Of limits that operators set for these shops, those their prices are not in and no rate was asked for. */
  private async currenciesOfShops(offers: OffersView['offers'], asked: readonly string[]): Promise<string[]> {
    const limits = await this.policies.merchants(slugsOf(offers));
    const missing = offers.flatMap(({ merchant, price }) =>
      currenciesOf([limits.get(merchant)?.max_total ?? null]).filter(
        (code) => code !== price.currency && !asked.includes(code),
      ),
    );
    return [...new Set(missing)].slice(0, MOST_CURRENCIES);
  }

  async hold(em: EntityManager, userId: string, wanted: readonly WantedLine[], looked: Looked): Promise<Now> {
    const person = await this.policies.person(userId, em);
    const policies = await this.policies.merchants(slugsOf(looked.offers), em);
    const { shops, missing } = shopsNow({ wanted, offers: looked.offers, policies, allowsLocal: this.pages.isLocal });
    const totals = sums(shops.map(({ shop }) => shop.total));
    const asked = { shops: shops.map((shop) => shop.asked), totals, rates: looked.rates };
    return { shops, missing, person, notes: termNotes(asked, personTerms(person)) };
  }
}

const slugsOf = (offers: OffersView['offers']): string[] => [...new Set(offers.map(({ merchant }) => merchant))];

const currenciesOf = (sums: readonly (Total | null)[]): string[] =>
  sums.flatMap((sum) => (sum === null ? [] : [sum.currency]));
