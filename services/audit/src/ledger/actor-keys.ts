import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, actorOf, KEY_BYTES } from './keyed-hash.rules.ts';
import type { Queries } from './queries.ts';

interface KeyRow {
  user_id: string;
  key: Buffer;
}

/** People whose keys are held in memory. */
const MAX_CACHED = 10_000;

/** The key of each person, with which the ledger hashes who they are and what they did. */
@Injectable()
export class ActorKeys {
  private readonly cache = new Map<string, Actor>();
  private erasures = '';

  constructor(private readonly database: DataSource) {}

  /** Somebody the ledger knows, or undefined. From the database always: a key may be taken away at any time. */
  async find(userId: string): Promise<Actor | undefined> {
    const [row] = await this.database.query<KeyRow[]>('SELECT user_id, key FROM actor_keys WHERE user_id = $1', [
      userId,
    ]);
    return row && actorOf(userId, row.key);
  }

  /** Takes a person's key away for ever. @returns whether there was one. */
  async erase(queries: Queries, userId: string): Promise<boolean> {
    return (await queries.query('DELETE FROM actor_keys WHERE user_id = $1 RETURNING true', [userId])).length > 0;
  }

  /**
   * All these people. Those who have no key get one, in the given transaction: call `remember` once it is committed.
   */
  async ofAll(queries: Queries, userIds: Iterable<string>): Promise<Map<string, Actor>> {
    const wanted = new Set(userIds);
    const actors = new Map<string, Actor>();
    for (const userId of wanted) {
      const cached = this.cache.get(userId);
      if (cached) actors.set(userId, cached);
    }
    const unknown = [...wanted].filter((userId) => !actors.has(userId));
    if (unknown.length === 0) return actors;
    const stored = await queries.query<KeyRow>('SELECT user_id, key FROM actor_keys WHERE user_id = ANY ($1)', [
      unknown,
    ]);
    for (const { user_id: userId, key } of stored) actors.set(userId, actorOf(userId, key));
    const fresh = unknown
      .filter((userId) => !actors.has(userId))
      .map((userId) => [userId, randomBytes(KEY_BYTES)] as const);
    if (fresh.length === 0) return actors;
    await queries.query('INSERT INTO actor_keys (user_id, key) SELECT * FROM unnest($1::text[], $2::bytea[])', [
      fresh.map(([userId]) => userId),
      fresh.map(([, key]) => key),
    ]);
    for (const [userId, key] of fresh) actors.set(userId, actorOf(userId, key));
    return actors;
  }

  /** Keeps people whose keys are committed at hand; those kept longest make room. */
  remember(actors: Iterable<readonly [string, Actor]>): void {
    for (const [userId, actor] of actors) {
      this.cache.delete(userId);
      this.cache.set(userId, actor);
    }
    for (const userId of this.cache.keys()) {
      if (this.cache.size <= MAX_CACHED) break;
      this.cache.delete(userId);
    }
  }

  /** Says how often the database has had keys taken away: what is at hand counts only as long as that stays the same. */
  trust(erasures: string): void {
    if (erasures !== this.erasures) this.clear();
    this.erasures = erasures;
  }

  /** What was read may not be what the database holds now: it was cut off, and may come back as another. */
  clear(): void {
    this.cache.clear();
  }
}
