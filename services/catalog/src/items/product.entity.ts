import { Column, Entity, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import type { ItemView } from '#libs/contracts';
import { Variant } from './variant.entity.ts';

/** One product of a merchant: an item of the catalog. Written by imports only. */
@Entity('products')
export class Product {
  /** Derived from merchant and key, so that an import gives the same ids however often it starts anew. */
  @PrimaryColumn('text', { name: 'item_id' })
  itemId!: string;

  @Column('text')
  merchant!: string;

  @Column('text')
  title!: string;

  @Column('text')
  description!: string;

  @Column('text', { nullable: true })
  brand!: string | null;

  @Column('text', { nullable: true })
  category!: string | null;

  @Column('text', { nullable: true })
  department!: ItemView['department'];

  @Column('text', { nullable: true })
  link!: string | null;

  @Column('text', { array: true })
  pictures!: string[];

  /** What the shop itself does not show, we do not show. */
  @Column('boolean')
  published!: boolean;

  @Column('text')
  currency!: string;

  /** Since when its shop no longer has it. */
  @Column('timestamptz', { name: 'gone_at', nullable: true })
  goneAt!: Date | null;

  @OneToMany(() => Variant, (variant) => variant.product)
  variants!: Relation<Variant>[];
}
