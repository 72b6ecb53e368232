import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { StoredAddress } from './address.entity.ts';

@Injectable()
export class AddressRepository {
  constructor(private readonly database: DataSource) {}

  find(userId: string, em: EntityManager = this.database.manager): Promise<StoredAddress | null> {
    return em.findOneBy(StoredAddress, { userId });
  }

  async save(em: EntityManager, address: StoredAddress): Promise<void> {
    await em.upsert(StoredAddress, address, ['userId']);
  }

  async remove(em: EntityManager, userId: string): Promise<void> {
    await em.delete(StoredAddress, { userId });
  }
}
