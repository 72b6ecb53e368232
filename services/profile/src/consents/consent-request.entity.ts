import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Purpose } from '#libs/contracts';
import type { Decision } from './consent.rules.ts';

/** A client's question whether a person allows something. */
@Entity('consent_requests')
export class ConsentRequest {
  @PrimaryColumn('text', { name: 'request_id' })
  requestId!: string;

  @Column('text', { name: 'user_id' })
  userId!: string;

  @Column('text', { name: 'client_id' })
  clientId!: string;

  @Column('text', { array: true })
  purposes!: Purpose[];

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('text', { nullable: true })
  decision!: Decision | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  /** Of our pages, in which it was decided. */
  @Column('text', { nullable: true })
  session!: string | null;
}
