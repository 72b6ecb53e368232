import { Injectable } from '@nestjs/common';
import type { GetOffersInput, OffersView, OfferView } from '#libs/contracts';
import { ExchangeRatesRepository } from '../exchange-rates/exchange-rates.repository.ts';
import { PictureAddresses } from '../pictures/picture-address.ts';
import { stockOf } from './offer.rules.ts';
import { type OfferRow, OffersRepository } from './offers.repository.ts';

@Injectable()
export class OffersService {
  constructor(
    private readonly offers: OffersRepository,
    private readonly rates: ExchangeRatesRepository,
    private readonly addresses: PictureAddresses,
  ) {}

  async get({ variant_ids: variantIds, currencies }: GetOffersInput): Promise<OffersView> {
    const [rows, rates] = await Promise.all([
      this.offers.find(variantIds),
      Promise.all([...new Set(currencies)].map((quote) => this.ratesTo(quote))),
    ]);
    return { offers: rows.map((row) => this.toView(row)), rates: rates.flat() };
  }

  private async ratesTo(quote: string): Promise<OffersView['rates']> {
    return (await this.rates.inUse(quote)).map(({ base, rate }) => ({ base, quote, rate }));
  }

  private toView(row: OfferRow): OfferView {
    const { options, price_minor: amount, currency, quantity, as_of: asOf, picture, ...rest } = row;
    return {
      ...rest,
      options: options.map(({ name, value }) => `${name}: ${value}`),
      price: { amount_minor: amount, currency },
      stock: stockOf(row.availability, quantity),
      as_of: asOf.toISOString(),
      picture: picture === null ? null : this.addresses.of(picture),
      categories: [...row.categories],
    };
  }
}
