import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ShopState } from '#libs/contracts';

/** How one shop of an approval stands. */
@Entity('approval_shops')
export class ApprovalShopRow {
  @PrimaryColumn('text', { name: 'approval_id' })
  approvalId!: string;

  @PrimaryColumn('text')
  merchant!: string;

  @Column('integer')
  position!: number;

  @Column('text')
  state!: ShopState;

  @Column('bigint', { name: 'total_minor', transformer: { to: (sum: number) => sum, from: Number } })
  totalMinor!: number;

  @Column('text')
  currency!: string;

  @Column('timestamptz', { name: 'opened_at', nullable: true })
  openedAt!: Date | null;

  /** Of our pages, in which it was opened. */
  @Column('text', { name: 'opened_session', nullable: true })
  openedSession!: string | null;

  @Column('timestamptz', { name: 'outcome_at', nullable: true })
  outcomeAt!: Date | null;
}
