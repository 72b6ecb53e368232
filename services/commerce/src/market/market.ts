import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import { budget, type Money, offers, type OffersView } from '#libs/contracts';
import { OperationClient } from '#libs/rpc';

/** What other services know of a purchase, asked for in the name of the person whose purchase it is. Nothing of it is kept here. */
@Injectable()
export class Market {
  constructor(private readonly client: OperationClient) {}

  /** Variants as their shops offer them now, and rates to the currencies given. */
  offers(call: Call, variantIds: readonly string[], currencies: readonly string[]): Promise<OffersView> {
    const input = { variant_ids: [...variantIds], currencies: [...new Set(currencies)] };
    return this.client.call(offers.getOffers, input, onBehalf(call));
  }

  /** What the person wants to spend in a month; null when they have not said. */
  async budget(call: Call): Promise<Money | null> {
    return (await this.client.call(budget.getMonthlyBudget, {}, onBehalf(call))).monthly_budget;
  }
}

const onBehalf = ({ caller: principal, requestId, deadline }: Call) => ({ principal, requestId, deadline });
