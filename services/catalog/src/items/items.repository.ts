import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Merchant } from '../merchants/merchant.entity.ts';
import { Product } from './product.entity.ts';

@Injectable()
export class ItemsRepository {
  constructor(private readonly database: DataSource) {}

  /** A published item with its variants in the shop's order. */
  async find(itemId: string): Promise<{ product: Product; merchant: string } | null> {
    const product = await this.database.getRepository(Product).findOne({
      where: { itemId, published: true },
      relations: { variants: true },
      order: { variants: { position: 'ASC' } },
    });
    if (!product) return null;
    const { name } = await this.database.getRepository(Merchant).findOneByOrFail({ slug: product.merchant });
    return { product, merchant: name };
  }
}
