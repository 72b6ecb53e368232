import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { advisoryLock } from '#libs/database';
import { ItemVectorsRepository } from './item-vectors.repository.ts';
import { fitPopulation } from './population.rules.ts';
import { bytesOf } from './tastes.repository.ts';

/** People it takes to say how people differ; with fewer, the prior is the fixed one. */
const ENOUGH = 50;
/** People and likes of each that are read: more change nothing. */
const [PEOPLE, LIKES] = [2_000, 20];
const LOCK = advisoryLock('catalog.taste-population');

/** Works out what holds of everybody, from what all of them rated: the prior of each taste, and how many like each item. */
@Injectable()
export class PopulationFitter {
  constructor(
    private readonly database: DataSource,
    private readonly vectors: ItemVectorsRepository,
  ) {}

  /** Does nothing while another replica does, or when it was done less than `ageMs` ago. @returns whether it was done. */
  fit(now: Date, ageMs: number): Promise<boolean> {
    return this.database.transaction(async (em) => {
      const [lock] = await em.query<{ free: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS free', [LOCK]);
      if (!lock?.free) return false;
      const [last] = await em.query<{ fitted_at: Date }[]>('SELECT fitted_at FROM taste_population');
      if (last && now.getTime() - last.fitted_at.getTime() < ageMs) return false;
      await this.count(em);
      return this.learn(em, now);
    });
  }

  private async count(em: EntityManager): Promise<void> {
    await em.query('DELETE FROM item_popularity');
    await em.query(
      'INSERT INTO item_popularity (item_id, likes) SELECT item_id, count(*) FROM ratings WHERE rating = 1 GROUP BY item_id',
    );
  }

  private async learn(em: EntityManager, now: Date): Promise<boolean> {
    const people = await em.query<{ items: string[] }[]>(
      `SELECT array_agg(item_id ORDER BY item_id) AS items, max(rated_at) AS latest FROM (
         SELECT user_id, item_id, rated_at, row_number() OVER (PARTITION BY user_id ORDER BY rated_at DESC, item_id) AS number
         FROM ratings WHERE rating = 1 AND reasons = '{}'
       ) likes WHERE number <= ${LIKES} GROUP BY user_id HAVING count(*) >= 2 ORDER BY latest DESC, user_id LIMIT ${PEOPLE}`,
    );
    if (people.length < ENOUGH) return false;
    const vectors = await this.vectors.of([...new Set(people.flatMap(({ items }) => items))], em);
    const { average, variance } = fitPopulation(
      people.map(({ items }) => items.flatMap((itemId) => vectors.get(itemId) ?? [])),
    );
    await em.query(
      `INSERT INTO taste_population AS p (version, average, variance, people, fitted_at) VALUES (1, $1, $2, $3, $4)
       ON CONFLICT (one) DO UPDATE SET version = p.version + 1, average = $1, variance = $2, people = $3, fitted_at = $4`,
      [bytesOf(average), bytesOf(variance), people.length, now],
    );
    return true;
  }
}
