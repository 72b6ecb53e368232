import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AddressView } from '#libs/contracts';

/** Where one person gets things sent to. */
@Entity('addresses')
export class StoredAddress {
  @PrimaryColumn('text', { name: 'user_id' })
  userId!: string;

  @Column('text')
  recipient!: string;

  @Column('text')
  line1!: string;

  @Column('text', { nullable: true })
  line2!: string | null;

  @Column('text', { name: 'postal_code', nullable: true })
  postalCode!: string | null;

  @Column('text')
  city!: string;

  @Column('text', { nullable: true })
  region!: string | null;

  @Column('text')
  country!: string;

  /** Never used twice, so that an address removed and given anew is not taken for the old one. */
  @Column('text')
  version!: string;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}

export type AddressFields = Omit<StoredAddress, 'userId' | 'version' | 'updatedAt'>;

export function toView(stored: StoredAddress | null): AddressView {
  if (!stored) return { address: null, version: null };
  const { recipient, line1, line2, postalCode, city, region, country, version } = stored;
  return { address: { recipient, line1, line2, postal_code: postalCode, city, region, country }, version };
}
