import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';
import type { MerchantSettingsView } from '#libs/contracts';

type FeedSettings = Required<Pick<MerchantSettingsView, 'feed_format' | 'feed_mode'>>;

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

  /** Where its feed is fetched; null for nowhere. */
  @Column('text', { name: 'feed_url', nullable: true })
  feedUrl!: string | null;

  @Column('text', { name: 'feed_format', nullable: true })
  feedFormat!: FeedSettings['feed_format'] | null;

  @Column('text', { name: 'feed_mode', nullable: true })
  feedMode!: FeedSettings['feed_mode'] | null;

  @Column('integer', { name: 'feed_every_minutes', nullable: true })
  feedEveryMinutes!: number | null;

  /** Since when nothing of it is shown to shoppers. */
  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  @Column('text', { name: 'suspended_reason', nullable: true })
  suspendedReason!: string | null;

  /** One more with every edit. */
  @Column('integer')
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

/** What is not said is left out: an answer has what an older version's has until a feed is fetched or the merchant is suspended. */
export const toSettingsView = (merchant: MerchantSettings & { version: number | string }): MerchantSettingsView => ({
  slug: merchant.slug,
  name: merchant.name,
  currency: merchant.currency,
  shop_url: merchant.shopUrl,
  version: String(merchant.version),
  ...(merchant.feedUrl === null
    ? {}
    : {
        feed_url: merchant.feedUrl,
        feed_format: merchant.feedFormat,
        feed_mode: merchant.feedMode,
        feed_every_minutes: merchant.feedEveryMinutes,
      }),
  ...(merchant.suspendedAt === null ? {} : { suspended_reason: merchant.suspendedReason }),
});

/** What operators see of a merchant. */
export type MerchantSettings = Omit<Merchant, 'version' | 'createdAt' | 'updatedAt'>;

/** What `set_merchant` writes. */
export type MerchantEdit = Omit<MerchantSettings, 'suspendedAt' | 'suspendedReason'>;
