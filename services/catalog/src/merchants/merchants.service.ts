import { Injectable } from '@nestjs/common';
import { type MerchantsView, type MerchantView, OperationError, type SetMerchantInput } from '#libs/contracts';
import { MerchantsRepository } from './merchants.repository.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

@Injectable()
export class MerchantsService {
  constructor(private readonly merchants: MerchantsRepository) {}

  async list(): Promise<MerchantsView> {
    return { merchants: await this.merchants.list() };
  }

  async set({ slug, name, currency, shop_url: shopUrl }: SetMerchantInput): Promise<MerchantView> {
    if (!CURRENCIES.has(currency)) {
      throw new OperationError(
        'INVALID_INPUT',
        `"currency" ${currency} is not a currency of ISO 4217: use a code such as EUR`,
        {
          details: { field: 'currency' },
        },
      );
    }
    const known = await this.merchants.find(slug);
    const products = known ? await this.merchants.countProducts(slug) : 0;
    if (known && known.currency !== currency && products > 0) {
      throw new OperationError(
        'CONFLICT',
        `Cannot change the currency of ${slug} from ${known.currency}: its ${products} products are priced in it. Create another merchant for ${currency}.`,
      );
    }
    await this.merchants.save({ slug, name, currency, shopUrl });
    return { slug, name, currency, shop_url: shopUrl, products };
  }
}
