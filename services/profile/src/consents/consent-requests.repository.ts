import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, LessThan, MoreThan } from 'typeorm';
import type { Purpose } from '#libs/contracts';
import { ConsentRequest } from './consent-request.entity.ts';

@Injectable()
export class ConsentRequestsRepository {
  constructor(private readonly database: DataSource) {}

  find(userId: string, requestId: string): Promise<ConsentRequest | null> {
    return this.database.manager.findOne(ConsentRequest, { where: { userId, requestId } });
  }

  /** Under a row lock: two tabs that decide at once do so in turn. */
  lock(em: EntityManager, userId: string, requestId: string): Promise<ConsentRequest | null> {
    return em.findOne(ConsentRequest, { where: { userId, requestId }, lock: { mode: 'pessimistic_write' } });
  }

  /** Those the person can still decide. */
  open(em: EntityManager, userId: string, now: Date): Promise<ConsentRequest[]> {
    return em.find(ConsentRequest, { where: { userId, decision: IsNull(), expiresAt: MoreThan(now) } });
  }

  /** What nobody decided says nothing once it is old. */
  async forgetUndecided(em: EntityManager, userId: string, before: Date): Promise<void> {
    await em.delete(ConsentRequest, { userId, decision: IsNull(), expiresAt: LessThan(before) });
  }

  async add(em: EntityManager, request: ConsentRequest): Promise<void> {
    await em.insert(ConsentRequest, request);
  }

  async decide(
    em: EntityManager,
    { requestId }: ConsentRequest,
    how: Pick<ConsentRequest, 'decision' | 'decidedAt' | 'session'>,
  ): Promise<void> {
    await em.update(ConsentRequest, { requestId }, how);
  }
}

export const isSameQuestion = (
  { clientId, purposes }: ConsentRequest,
  client: string,
  asked: readonly Purpose[],
): boolean => clientId === client && purposes.join() === asked.join();
