import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { KEY_BYTES } from './keyed-hash.rules.ts';
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
  private readonly cache = new Map<string, KeyObject>();

  constructor(private readonly database: DataSource) {}

  /** A person's key, or undefined when the ledger knows nothing of them. */
  async find(userId: string): Promise<KeyObject | undefined> {
    const cached = this.cache.get(userId);
    if (cached) return cached;
    const [row] = await this.database.query<KeyRow[]>('SELECT user_id, key FROM actor_keys WHERE user_id = $1', [
      userId,
    ]);
    if (!row) return undefined;
    const key = createSecretKey(row.key);
    this.remember([[userId, key]]);
    return key;
  }

  /**
   * The keys of all these people. Those who have none get one, in the given transaction: call `remember` once it is committed.
   */
  async ofAll(queries: Queries, userIds: Iterable<string>): Promise<Map<string, KeyObject>> {
    const wanted = new Set(userIds);
    const keys = new Map<string, KeyObject>();
    for (const userId of wanted) {
      const cached = this.cache.get(userId);
      if (cached) keys.set(userId, cached);
    }
    const unknown = [...wanted].filter((userId) => !keys.has(userId));
    if (unknown.length === 0) return keys;
    const stored = await queries.query<KeyRow>('SELECT user_id, key FROM actor_keys WHERE user_id = ANY ($1)', [
      unknown,
    ]);
    for (const { user_id: userId, key } of stored) keys.set(userId, createSecretKey(key));
    const fresh = unknown
      .filter((userId) => !keys.has(userId))
      .map((userId) => [userId, randomBytes(KEY_BYTES)] as const);
    if (fresh.length === 0) return keys;
    await queries.query('INSERT INTO actor_keys (user_id, key) SELECT * FROM unnest($1::text[], $2::bytea[])', [
      fresh.map(([userId]) => userId),
      fresh.map(([, key]) => key),
    ]);
    for (const [userId, key] of fresh) keys.set(userId, createSecretKey(key));
    return keys;
  }

  /** Keeps committed keys at hand; the ones kept longest make room. */
  remember(keys: Iterable<readonly [string, KeyObject]>): void {
    for (const [userId, key] of keys) {
      this.cache.delete(userId);
      this.cache.set(userId, key);
    }
    for (const userId of this.cache.keys()) {
      if (this.cache.size <= MAX_CACHED) break;
      this.cache.delete(userId);
    }
  }

  /** What was read may not be what the database holds now: it was cut off, and may come back as another. */
  forget(): void {
    this.cache.clear();
  }
}
