import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import type { Purpose } from '#libs/contracts';
import { advisoryLock } from '#libs/database';
import { Consent } from './consent.entity.ts';

export type Standing = ReadonlyMap<Purpose, Consent>;

@Injectable()
export class ConsentsRepository {
  constructor(private readonly database: DataSource) {}

  /** Until the end of the transaction, nobody else changes consents and requests of this person: there may be no row yet to lock. */
  async lockPerson(em: EntityManager, userId: string): Promise<void> {
    await em.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock(`profile.consents:${userId}`)]);
  }

  /** What the person allows now, by purpose. */
  async standing(userId: string, em: EntityManager = this.database.manager): Promise<Standing> {
    const consents = await em.find(Consent, { where: { userId, revokedAt: IsNull() } });
    return new Map(consents.map((consent) => [consent.purpose, consent]));
  }

  async lastRevokedAt(em: EntityManager, userId: string, purpose: Purpose): Promise<Date | null> {
    const last = await em.findOne(Consent, {
      where: { userId, purpose, revokedVia: Not('newer_text') },
      order: { revokedAt: 'DESC' },
    });
    return last?.revokedAt ?? null;
  }

  /** Consents by what last happened to them, newest first. */
  latest(userId: string, count: number): Promise<Consent[]> {
    return this.database.manager
      .createQueryBuilder(Consent, 'consent')
      .where({ userId })
      .orderBy('greatest(consent.given_at, consent.revoked_at)', 'DESC')
      .addOrderBy('consent.given_at', 'DESC')
      .limit(count)
      .getMany();
  }

  async add(em: EntityManager, consent: Consent): Promise<void> {
    await em.insert(Consent, consent);
  }

  async end(
    em: EntityManager,
    { consentId }: Consent,
    how: { revokedAt: Date; revokedVia: NonNullable<Consent['revokedVia']>; revokedBy: string },
  ): Promise<void> {
    await em.update(Consent, { consentId, revokedAt: IsNull() }, how);
  }
}
