import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Call } from '#libs/auth';
import {
  type GetMerchantPolicyInput,
  type MerchantPoliciesView,
  type MerchantPolicyView,
  OperationError,
  purchasePolicies,
  type PurchasePolicyView,
  type SetMerchantLinksSuspensionInput,
  type SetMerchantPolicyInput,
  type SetPurchasePolicyInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { assertOwnEndpoint } from '../links/link.rules.ts';
import { Market } from '../market/market.ts';
import { PoliciesRepository } from './policies.repository.ts';
import { assertLimit, assertQuietHours, categoriesOf } from './policy.rules.ts';

@Injectable()
export class PoliciesService {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly market: Market,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  getOwn({ caller }: Call): Promise<PurchasePolicyView> {
    return this.policies.person(caller.userId);
  }

  setOwn(call: Call, input: SetPurchasePolicyInput): Promise<PurchasePolicyView> {
    const { userId } = call.caller;
    const { expected_version: expected, ...given } = input;
    assertLimit(given.max_total);
    assertQuietHours(given.quiet_hours);
    const limits = { ...given, blocked_categories: categoriesOf(given.blocked_categories) };
    return this.uow.once(purchasePolicies.setPurchasePolicy, call, input, async (em) => {
      await this.policies.lock(em, userId);
      const before = await this.policies.person(userId, em);
      if (isDeepStrictEqual({ ...before, ...limits }, before)) return { answer: before, event: null };
      if (before.version !== expected) throw changedMeanwhile();
      const answer = { ...limits, version: expected + 1 };
      await this.policies.savePerson(em, userId, answer, this.clock.now());
      return { answer, event: { type: 'purchase_policy.set', entityType: 'purchase_policy', entityId: userId } };
    });
  }

  get({ slug }: GetMerchantPolicyInput): Promise<MerchantPolicyView> {
    return this.policies.merchant(slug);
  }

  async list(): Promise<MerchantPoliciesView> {
    return { policies: await this.policies.allMerchants() };
  }

  async set(call: Call, input: SetMerchantPolicyInput): Promise<MerchantPolicyView> {
    const { expected_version: expected, slug, ...given } = input;
    assertLimit(given.max_total);
    await this.assertShop(call, slug);
    await this.assertEndpoint(call, slug, given.ucp_endpoint);
    const limits = { ...given, blocked_categories: categoriesOf(given.blocked_categories) };
    return this.uow.once(purchasePolicies.setMerchantPolicy, call, input, async (em) => {
      await this.policies.lock(em, slug);
      const before = await this.policies.merchant(slug, em);
      const same = isDeepStrictEqual({ ...before, ...limits }, before);
      if (!same && expected !== undefined && expected !== before.version) throw changedMeanwhile();
      return this.changed(em, 'merchant_policy.set', before, limits);
    });
  }

  /** From the moment it is committed nothing can be asked for there, and no link opens. */
  async suspend(call: Call, input: SetMerchantLinksSuspensionInput): Promise<MerchantPolicyView> {
    const { slug, suspended } = input;
    const reason = suspended ? input.reason : null;
    if (suspended && reason === null) {
      throw new OperationError('INVALID_INPUT', '"reason" is missing: say why, for those who look at it later', {
        details: { field: 'reason' },
      });
    }
    await this.assertShop(call, slug);
    return this.uow.once(purchasePolicies.setMerchantLinksSuspension, call, input, async (em) => {
      await this.policies.lock(em, slug);
      const before = await this.policies.merchant(slug, em);
      const since = suspended ? (before.suspended_at ?? this.clock.now().toISOString()) : null;
      const type = suspended ? 'merchant_links.suspended' : 'merchant_links.resumed';
      return this.changed(em, type, before, { suspended_reason: reason, suspended_at: since });
    });
  }

  /**
   * A slip in the name of a shop must not look like limits in force. A shop that has some is known; without the catalog the name is
   * taken as it is given, for links can be suspended whatever else is down.
   */
  private async assertShop(call: Call, slug: string): Promise<void> {
    const { version } = await this.policies.merchant(slug);
    if (version > 0) return;
    try {
      await this.market.shop(call, slug);
    } catch (error) {
      if (!(error instanceof OperationError) || error.code !== 'UNAVAILABLE') throw error;
    }
  }

  /**
   * An endpoint that no link would use is refused when it is set. One that is stored stays, whatever became of the shop's address, so
   * that its limits can still be changed.
   */
  private async assertEndpoint(call: Call, slug: string, endpoint: string | null): Promise<void> {
    const stored = await this.policies.merchant(slug);
    if (endpoint === null || endpoint === stored.ucp_endpoint) return;
    const { shop_url: shopUrl } = await this.market.shop(call, slug);
    if (shopUrl !== undefined) assertOwnEndpoint(endpoint, shopUrl);
  }

  private async changed(
    em: EntityManager,
    type: string,
    before: MerchantPolicyView,
    change: Partial<MerchantPolicyView>,
  ) {
    const next = { ...before, ...change };
    if (isDeepStrictEqual(next, before)) return { answer: before, event: null };
    const answer = { ...next, version: before.version + 1 };
    await this.policies.saveMerchant(em, answer, this.clock.now());
    return { answer, event: { type, entityType: 'merchant', entityId: before.slug } };
  }
}

const changedMeanwhile = (): OperationError =>
  new OperationError(
    'CONFLICT',
    'These limits have changed since they were shown: look at them again, then change them',
  );
