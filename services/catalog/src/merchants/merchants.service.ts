import { Injectable } from '@nestjs/common';
import type { Call } from '#libs/auth';
import {
  type GetMerchantInput,
  merchants,
  type MerchantNameView,
  type MerchantSettingsView,
  type MerchantsView,
  type MerchantView,
  OperationError,
  type MerchantSuspensionView,
  type SetMerchantInput,
  type SetMerchantSuspensionInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { type Merchant, toSettingsView } from './merchant.entity.ts';
import { assertExpected, feedOf, isSameFeed } from './merchant.rules.ts';
import { FeedFetchesRepository } from '../feed-fetches/feed-fetches.repository.ts';
import { MerchantsRepository } from './merchants.repository.ts';

const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

@Injectable()
export class MerchantsService {
  constructor(
    private readonly merchants: MerchantsRepository,
    private readonly fetches: FeedFetchesRepository,
    private readonly uow: UnitOfWork,
  ) {}

  async get({ slug }: GetMerchantInput): Promise<MerchantSettingsView> {
    return toSettingsView(await this.known(slug));
  }

  async name({ slug }: GetMerchantInput): Promise<MerchantNameView> {
    const { name, shopUrl } = await this.known(slug);
    return { slug, name, shop_url: shopUrl };
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
      const feed = feedOf(input, known);
      const sameFeed = known !== null && isSameFeed(known, feed);
      const same = sameFeed && known.name === name && known.currency === currency && known.shopUrl === shopUrl;
      // What is already as asked needs no condition (RFC 9110 section 13.1.1): a repeat of a write whose answer was lost succeeds.
      if (!same) assertExpected(slug, known?.version, expected);
      const products = known ? await this.merchants.countProducts(em, slug) : 0;
      if (known && known.currency !== currency && products > 0) {
        throw new OperationError(
          'CONFLICT',
          `Cannot change the currency of ${slug} from ${known.currency}: its ${products} products are priced in it. Create another merchant for ${currency}.`,
        );
      }
      const edit = { slug, name, currency, shopUrl, ...feed };
      const version = same ? known.version : await this.merchants.save(em, edit);
      if (!sameFeed) await this.fetches.schedule(em, slug, feed, call.caller.userId);
      const { suspendedAt = null, suspendedReason = null } = known ?? {};
      const type = known ? 'merchant.changed' : 'merchant.created';
      return {
        answer: { ...toSettingsView({ ...edit, version, suspendedAt, suspendedReason }), products },
        event: same ? null : { type, entityType: 'merchant', entityId: slug },
      };
    });
  }

  /** From the moment it is committed no search and no item shows anything of a suspended merchant. */
  suspend(call: Call, input: SetMerchantSuspensionInput): Promise<MerchantSuspensionView> {
    const { slug, suspended } = input;
    const reason = suspended ? input.reason : null;
    if (suspended && reason === null) {
      throw new OperationError('INVALID_INPUT', '"reason" is missing: say why, for those who look at it later', {
        details: { field: 'reason' },
      });
    }
    return this.uow.once(merchants.setMerchantSuspension, call, input, async (em) => {
      const known = await this.merchants.lock(em, slug);
      if (!known) throw unknownMerchant(slug);
      const same = (known.suspendedAt !== null) === suspended && known.suspendedReason === reason;
      const merchant = same ? known : await this.merchants.suspend(em, slug, reason);
      const type = suspended ? 'merchant.suspended' : 'merchant.resumed';
      return {
        answer: { slug, suspended, reason, suspended_at: merchant.suspendedAt?.toISOString() ?? null },
        event: same ? null : { type, entityType: 'merchant', entityId: slug },
      };
    });
  }

  private async known(slug: string): Promise<Merchant> {
    const merchant = await this.merchants.find(slug);
    if (!merchant) throw unknownMerchant(slug);
    return merchant;
  }
}

const unknownMerchant = (slug: string): OperationError =>
  new OperationError('NOT_FOUND', `There is no merchant "${slug}": GET /admin/v1/merchants lists them all`);
