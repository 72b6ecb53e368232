import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { VariantView } from '#libs/contracts';
import { Product } from './product.entity.ts';

/** One thing that can be bought: a product in one colour and size. */
@Entity('variants')
export class Variant {
  @PrimaryColumn('text', { name: 'variant_id' })
  variantId!: string;

  @ManyToOne(() => Product, (product) => product.variants)
  @JoinColumn({ name: 'item_id' })
  product!: Relation<Product>;

  @Column('integer')
  position!: number;

  @Column('jsonb')
  options!: { name: string; value: string }[];

  @Column('text', { nullable: true })
  colour!: string | null;

  @Column('text', { nullable: true })
  size!: string | null;

  @Column('integer', { name: 'price_minor' })
  priceMinor!: number;

  @Column('integer', { name: 'compare_at_minor', nullable: true })
  compareAtMinor!: number | null;

  @Column('text')
  availability!: VariantView['availability'];

  @Column('text', { nullable: true })
  picture!: string | null;
}
