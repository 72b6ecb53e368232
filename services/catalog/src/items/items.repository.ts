import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Merchant } from '../merchants/merchant.entity.ts';
import { Product } from './product.entity.ts';
import { readable } from './visible.ts';

@Injectable()
export class ItemsRepository {
  constructor(private readonly database: DataSource) {}

  /** An item that shoppers may read, with its variants in the shop's order. */
  async find(itemId: string): Promise<{ product: Product; merchant: string } | null> {
    const product = await this.database
      .getRepository(Product)
      .createQueryBuilder('p')
      .leftJoinAndSelect('p.variants', 'variant')
      .where('p.itemId = :itemId', { itemId })
      .andWhere(readable())
      .orderBy('variant.position', 'ASC')
      .getOne();
    if (!product) return null;
    const { name } = await this.database.getRepository(Merchant).findOneByOrFail({ slug: product.merchant });
    return { product, merchant: name };
  }
}
