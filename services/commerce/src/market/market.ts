import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import { budget, type MerchantNameView, merchants, type Money, offers, type OffersView } from '#libs/contracts';
import { OperationClient } from '#libs/rpc';

/** What the rest of the world knows of a purchase. Nothing of it is kept here. */
export abstract class Market {
  /** Variants as their shops offer them now, and rates to the currencies given. */
  abstract offers(call: Call, variantIds: readonly string[], currencies: readonly string[]): Promise<OffersView>;

  /** What the person wants to spend in a month; null when they have not said. */
  abstract budget(call: Call): Promise<Money | null>;

  /** @throws OperationError `NOT_FOUND` when there is no shop of that name, `UNAVAILABLE` when nobody can say right now */
  abstract shop(call: Call, slug: string): Promise<MerchantNameView>;
}

/** Asks catalog and profile, in the name of the person whose purchase it is. */
@Injectable()
export class RemoteMarket extends Market {
  constructor(private readonly client: OperationClient) {
    super();
  }

  offers(call: Call, variantIds: readonly string[], currencies: readonly string[]): Promise<OffersView> {
    const input = { variant_ids: [...variantIds], currencies: [...new Set(currencies)] };
    return this.client.call(offers.getOffers, input, onBehalf(call));
  }

  async budget(call: Call): Promise<Money | null> {
    return (await this.client.call(budget.getMonthlyBudget, {}, onBehalf(call))).monthly_budget;
  }

  shop(call: Call, slug: string): Promise<MerchantNameView> {
    return this.client.call(merchants.nameMerchant, { slug }, onBehalf(call));
  }
}

const onBehalf = ({ caller: principal, requestId, deadline }: Call) => ({ principal, requestId, deadline });
