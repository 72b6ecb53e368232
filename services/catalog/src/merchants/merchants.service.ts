import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  merchants,
  type MerchantsView,
  type MerchantView,
  OperationError,
  type SetMerchantInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { MerchantsRepository } from './merchants.repository.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

@Injectable()
export class MerchantsService {
  constructor(
    private readonly merchants: MerchantsRepository,
    private readonly uow: UnitOfWork,
  ) {}

  async list(): Promise<MerchantsView> {
    return { merchants: await this.merchants.list() };
  }

  set(call: Call, input: SetMerchantInput): Promise<MerchantView> {
    const { slug, name, currency, shop_url: shopUrl } = input;
    if (!CURRENCIES.has(currency)) {
      throw new OperationError(
        'INVALID_INPUT',
        `"currency" ${currency} is not a currency of ISO 4217: use a code such as EUR`,
        {
          details: { field: 'currency' },
        },
      );
    }
    return this.uow.once(merchants.setMerchant, call, input, async (em) => {
      const known = await this.merchants.lock(em, slug);
      const products = known ? await this.merchants.countProducts(em, slug) : 0;
      if (known && known.currency !== currency && products > 0) {
        throw new OperationError(
          'CONFLICT',
          `Cannot change the currency of ${slug} from ${known.currency}: its ${products} products are priced in it. Create another merchant for ${currency}.`,
        );
      }
      const same = known?.name === name && known.currency === currency && known.shopUrl === shopUrl;
      if (!same) await this.merchants.save(em, { slug, name, currency, shopUrl });
      const type = known ? 'merchant.changed' : 'merchant.created';
      return {
        answer: { slug, name, currency, shop_url: shopUrl, products },
        event: same ? null : { type, entityType: 'merchant', entityId: slug },
      };
    });
  }
}
