import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import type { MerchantPolicyView, PurchasePolicyView } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import { MerchantPolicy, toMerchantView } from './merchant-policy.entity.ts';
import { PersonPolicy, toPersonView } from './person-policy.entity.ts';

const MAX_MERCHANTS = 1_000;
const DEFAULT_MAX_OPEN = 10;

@Injectable()
export class PoliciesRepository {
  constructor(private readonly database: DataSource) {}

  /** Until the end of the transaction, nobody else changes these limits: there may be no row yet to lock. */
  async lock(em: EntityManager, whose: string): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock(`commerce.policies:${whose}`)]);
  }

  async person(userId: string, em: EntityManager = this.database.manager): Promise<PurchasePolicyView> {
    const policy = await em.findOneBy(PersonPolicy, { userId });
    return policy
      ? toPersonView(policy)
      : { version: 0, max_total: null, blocked_categories: [], quiet_hours: null, max_open: DEFAULT_MAX_OPEN };
  }

  /** Limits of each of the shops; of one nobody set any for, those there are without. */
  async merchants(
    slugs: readonly string[],
    em: EntityManager = this.database.manager,
  ): Promise<ReadonlyMap<string, MerchantPolicyView>> {
    const set = await em.findBy(MerchantPolicy, { slug: In([...slugs]) });
    const bySlug = new Map(set.map((policy) => [policy.slug, toMerchantView(policy)]));
    return new Map(slugs.map((slug) => [slug, bySlug.get(slug) ?? unlimited(slug)]));
  }

  async merchant(slug: string, em: EntityManager = this.database.manager): Promise<MerchantPolicyView> {
    return (await this.merchants([slug], em)).get(slug) ?? unlimited(slug);
  }

  async allMerchants(): Promise<MerchantPolicyView[]> {
    const all = await this.database.manager.find(MerchantPolicy, { order: { slug: 'ASC' }, take: MAX_MERCHANTS });
    return all.map(toMerchantView);
  }

  async savePerson(em: EntityManager, userId: string, policy: PurchasePolicyView, now: Date): Promise<void> {
    await em.upsert(
      PersonPolicy,
      {
        userId,
        version: policy.version,
        maxTotal: policy.max_total,
        blockedCategories: policy.blocked_categories,
        quietHours: policy.quiet_hours,
        maxOpen: policy.max_open,
        updatedAt: now,
      },
      ['userId'],
    );
  }

  async saveMerchant(em: EntityManager, policy: MerchantPolicyView, now: Date): Promise<void> {
    await em.upsert(
      MerchantPolicy,
      {
        slug: policy.slug,
        version: policy.version,
        maxTotal: policy.max_total,
        maxQuantity: policy.max_quantity,
        blockedCategories: policy.blocked_categories,
        ucpEndpoint: policy.ucp_endpoint,
        attribution: policy.attribution,
        suspendedAt: policy.suspended_at === null ? null : new Date(policy.suspended_at),
        suspendedReason: policy.suspended_reason,
        updatedAt: now,
      },
      ['slug'],
    );
  }
}

const unlimited = (slug: string): MerchantPolicyView => ({
  slug,
  version: 0,
  max_total: null,
  max_quantity: null,
  blocked_categories: [],
  ucp_endpoint: null,
  attribution: [],
  suspended_reason: null,
  suspended_at: null,
});
