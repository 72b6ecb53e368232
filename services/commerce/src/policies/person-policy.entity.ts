import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PurchasePolicyView, Total } from '#libs/contracts';

/** What one person allows clients to ask of them. */
@Entity('person_policies')
export class PersonPolicy {
  @PrimaryColumn('text', { name: 'user_id' })
  userId!: string;

  @Column('integer')
  version!: number;

  @Column('jsonb', { name: 'max_total', nullable: true })
  maxTotal!: Total | null;

  @Column('text', { name: 'blocked_categories', array: true })
  blockedCategories!: string[];

  @Column('jsonb', { name: 'quiet_hours', nullable: true })
  quietHours!: PurchasePolicyView['quiet_hours'];

  @Column('integer', { name: 'max_open' })
  maxOpen!: number;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

export const toPersonView = (policy: PersonPolicy): PurchasePolicyView => ({
  version: policy.version,
  max_total: policy.maxTotal,
  blocked_categories: policy.blockedCategories,
  quiet_hours: policy.quietHours,
  max_open: policy.maxOpen,
});
