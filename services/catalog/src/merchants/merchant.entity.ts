import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** A shop whose feeds we import. */
@Entity('merchants')
export class Merchant {
  @PrimaryColumn('text')
  slug!: string;

  @Column('text')
  name!: string;

  @Column('text')
  currency!: string;

  @Column('text', { name: 'shop_url', nullable: true })
  shopUrl!: string | null;

  /** One more with every edit. */
  @Column('integer')
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
