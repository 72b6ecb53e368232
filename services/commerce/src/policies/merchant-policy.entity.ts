import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MerchantPolicyView, Total } from '#libs/contracts';

/** What operators set for one shop. */
@Entity('merchant_policies')
export class MerchantPolicy {
  @PrimaryColumn('text')
  slug!: string;

  @Column('integer')
  version!: number;

  @Column('jsonb', { name: 'max_total', nullable: true })
  maxTotal!: Total | null;

  @Column('integer', { name: 'max_quantity', nullable: true })
  maxQuantity!: number | null;

  @Column('text', { name: 'blocked_categories', array: true })
  blockedCategories!: string[];

  @Column('text', { name: 'ucp_endpoint', nullable: true })
  ucpEndpoint!: string | null;

  @Column('jsonb')
  attribution!: MerchantPolicyView['attribution'];

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  @Column('text', { name: 'suspended_reason', nullable: true })
  suspendedReason!: string | null;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

export const toMerchantView = (policy: MerchantPolicy): MerchantPolicyView => ({
  slug: policy.slug,
  version: policy.version,
  max_total: policy.maxTotal,
  max_quantity: policy.maxQuantity,
  blocked_categories: policy.blockedCategories,
  ucp_endpoint: policy.ucpEndpoint,
  attribution: policy.attribution,
  suspended_reason: policy.suspendedReason,
  suspended_at: policy.suspendedAt?.toISOString() ?? null,
});
