import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { prepared } from '#libs/database';
import { EMPTY_PROFILE, Profile, type ProfileState } from './profile.entity.ts';

const BY_USER = `SELECT monthly_budget_minor AS "monthlyBudgetMinor", currency, goals, style_tags AS "styleTags", department,
  country, sizes, measurements FROM profiles WHERE user_id = $1`;

@Injectable()
export class ProfileRepository {
  private readonly byUser: (values: unknown[]) => Promise<ProfileState[]>;

  constructor(database: DataSource) {
    this.byUser = prepared<ProfileState>(database, 'profile_by_user', BY_USER);
  }

  async find(userId: string): Promise<ProfileState> {
    return (await this.byUser([userId]))[0] ?? EMPTY_PROFILE;
  }

  /** The profile under a row lock, so that two changes at once both hold. Created where there is none. */
  async lock(em: EntityManager, userId: string): Promise<Profile> {
    await em
      .createQueryBuilder()
      .insert()
      .into(Profile)
      .values({ userId, ...EMPTY_PROFILE })
      .orIgnore()
      .execute();
    return em.findOneOrFail(Profile, { where: { userId }, lock: { mode: 'pessimistic_write' } });
  }

  save(em: EntityManager, profile: Profile): Promise<Profile> {
    return em.save(profile);
  }
}
