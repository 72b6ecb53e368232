import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type GetMerchantInput,
  merchants,
  type MerchantSettingsView,
  type MerchantsView,
  type MerchantView,
  OperationError,
  type SetMerchantInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { assertExpected } from './merchant.rules.ts';
import { MerchantsRepository } from './merchants.repository.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

@Injectable()
export class MerchantsService {
  constructor(
    private readonly merchants: MerchantsRepository,
    private readonly uow: UnitOfWork,
  ) {}

  async get({ slug }: GetMerchantInput): Promise<MerchantSettingsView> {
    const merchant = await this.merchants.find(slug);
    if (!merchant) {
      throw new OperationError('NOT_FOUND', `There is no merchant "${slug}": GET /admin/v1/merchants lists them all`);
    }
    const { name, currency, shopUrl, version } = merchant;
    return { slug, name, currency, shop_url: shopUrl, version: String(version) };
  }

  async list(): Promise<MerchantsView> {
    return { merchants: await this.merchants.list() };
  }

  set(call: Call, input: SetMerchantInput): Promise<MerchantView> {
    const { slug, name, currency, shop_url: shopUrl, expected_versions: expected } = input;
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
      const same = known?.name === name && known.currency === currency && known.shopUrl === shopUrl;
      // What is already as asked needs no condition (RFC 9110 section 13.1.1): a repeat of a write whose answer was lost succeeds.
      if (!same) assertExpected(slug, known?.version, expected);
      const products = known ? await this.merchants.countProducts(em, slug) : 0;
      if (known && known.currency !== currency && products > 0) {
        throw new OperationError(
          'CONFLICT',
          `Cannot change the currency of ${slug} from ${known.currency}: its ${products} products are priced in it. Create another merchant for ${currency}.`,
        );
      }
      const version = same ? known.version : await this.merchants.save(em, { slug, name, currency, shopUrl });
      const type = known ? 'merchant.changed' : 'merchant.created';
      return {
        answer: { slug, name, currency, shop_url: shopUrl, version: String(version), products },
        event: same ? null : { type, entityType: 'merchant', entityId: slug },
      };
    });
  }
}
