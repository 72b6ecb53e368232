import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Rated } from '../ratings/ratings.repository.ts';
import type { Correction } from './explain-taste.rules.ts';
import { FIXED_POPULATION, type Population } from './taste-model.rules.ts';
import type { Described } from './topics.rules.ts';

/** What changes whenever something that a taste is made of does. */
export interface Versions {
  /** Null when the person never wrote anything. */
  readonly person: string | null;
  readonly population: number | null;
  /** Version of the style map, of whose build the vectors are. */
  readonly map: number | null;
}

/** A rating with what its item is. */
export type RatedDescribed = Rated & Described;

@Injectable()
export class TastesRepository {
  constructor(private readonly database: DataSource) {}

  async versions(userId: string, em: EntityManager = this.database.manager): Promise<Versions> {
    const [row] = await em.query<Versions[]>(
      `SELECT (SELECT version::text FROM tastes WHERE user_id = $1) AS person, (SELECT version FROM taste_population) AS population,
         (SELECT version FROM style_map_current) AS map`,
      [userId],
    );
    return row ?? { person: null, population: null, map: null };
  }

  ratings(userId: string, em: EntityManager = this.database.manager): Promise<RatedDescribed[]> {
    return em.query(
      `SELECT r.item_id, r.rating, r.reasons, p.kind, coalesce(p.colour_families, '{}') AS colour_families,
         coalesce(p.materials, '{}') AS materials, p.pattern, coalesce(p.occasions, '{}') AS occasions, p.brand
       FROM ratings r LEFT JOIN products p USING (item_id) WHERE r.user_id = $1 ORDER BY r.item_id`,
      [userId],
    );
  }

  corrections(userId: string, em: EntityManager = this.database.manager): Promise<Correction[]> {
    return em.query('SELECT topic, feeling FROM taste_corrections WHERE user_id = $1 ORDER BY stated_at DESC, topic', [
      userId,
    ]);
  }

  /** Keeps what the person says of a topic; null forgets it. @returns whether that is a change. */
  async correct(
    em: EntityManager,
    userId: string,
    topic: string,
    said: Correction['feeling'] | null,
    at: Date,
  ): Promise<boolean> {
    if (said === null) {
      const [, forgotten] = await em.query<[unknown[], number]>(
        'DELETE FROM taste_corrections WHERE user_id = $1 AND topic = $2',
        [userId, topic],
      );
      return forgotten > 0;
    }
    const changed = await em.query<unknown[]>(
      `INSERT INTO taste_corrections AS c (user_id, topic, feeling, stated_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id, topic) DO UPDATE SET feeling = $3, stated_at = $4 WHERE c.feeling <> $3 RETURNING 1`,
      [userId, topic, said, at],
    );
    return changed.length > 0;
  }

  /** What holds of everybody; the fixed prior until enough people have rated. */
  async population(em: EntityManager = this.database.manager): Promise<Population> {
    const [row] = await em.query<{ average: Buffer; variance: Buffer }[]>(
      'SELECT average, variance FROM taste_population',
    );
    return row ? { average: floatsOf(row.average), variance: floatsOf(row.variance) } : FIXED_POPULATION;
  }
}

/** 32-bit floats, little endian. */
export function floatsOf(bytes: Buffer): Float32Array {
  return Float32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readFloatLE(4 * at));
}

export function bytesOf(floats: Float32Array): Buffer {
  const bytes = Buffer.alloc(4 * floats.length);
  floats.forEach((value, at) => bytes.writeFloatLE(value, 4 * at));
  return bytes;
}
