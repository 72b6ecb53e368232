import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApprovalDifference, ApprovalPageView, ApprovalSnapshot, ApprovalStatus } from '#libs/contracts';

/** One purchase a person was asked about. What was shown never changes; how it stands does. */
@Entity('approvals')
export class Approval {
  @PrimaryColumn('text', { name: 'approval_id' })
  approvalId!: string;

  @Column('text', { name: 'user_id' })
  userId!: string;

  @Column('text', { name: 'client_id' })
  clientId!: string;

  /** Request in which it was asked for; its expiry is recorded under it. */
  @Column('text', { name: 'request_id' })
  requestId!: string;

  @Column('text')
  status!: ApprovalStatus;

  @Column('jsonb')
  snapshot!: ApprovalSnapshot;

  @Column('text', { name: 'snapshot_hash' })
  snapshotHash!: string;

  @Column('jsonb')
  pictures!: ApprovalPageView['pictures'];

  @Column('integer')
  pieces!: number;

  @Column('jsonb')
  differences!: ApprovalDifference[];

  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  /** Of our pages, in which it was decided. */
  @Column('text', { name: 'decided_session', nullable: true })
  decidedSession!: string | null;

  @Column('boolean', { name: 'over_budget_accepted' })
  overBudgetAccepted!: boolean;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
