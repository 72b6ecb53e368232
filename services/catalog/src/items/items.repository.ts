import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AS_OF } from './as-of.ts';
import { Product } from './product.entity.ts';
import { readable } from './visible.ts';

/** An item, the name of its shop, and when that last confirmed what it says of the item. */
export interface FoundItem {
  readonly product: Product;
  readonly merchant: string;
  readonly asOf: Date;
}

const SHOP = `SELECT m.name AS merchant, ${AS_OF} AS "asOf" FROM products p JOIN merchants m ON m.slug = p.merchant WHERE p.item_id = $1`;

@Injectable()
export class ItemsRepository {
  constructor(private readonly database: DataSource) {}

  /** An item that shoppers may read, with its variants in the shop's order. */
  async find(itemId: string): Promise<FoundItem | null> {
    const product = await this.database
      .getRepository(Product)
      .createQueryBuilder('p')
      .leftJoinAndSelect('p.variants', 'variant')
      .where('p.itemId = :itemId', { itemId })
      .andWhere(readable())
      .orderBy('variant.position', 'ASC')
      .getOne();
    if (!product) return null;
    const [shop] = await this.database.query<Omit<FoundItem, 'product'>[]>(SHOP, [itemId]);
    return shop ? { product, ...shop } : null;
  }
}
