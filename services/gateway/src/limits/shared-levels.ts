import { jetstream, jetstreamManager, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { type KV, Kvm } from '@nats-io/kv';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Logger } from '#libs/telemetry';
import { full, type Level, type Limit, take } from './bucket.rules.ts';

const BUCKET = 'limits';
/** Longer than a day, whose quota must not be forgotten before its end. */
const MAX_AGE_NS = 25 * 3_600 * 1_000_000_000;
/** About a quarter of a million levels; the ones not touched for longest go first. */
const MAX_BYTES = 33_554_432;
const TIMEOUT_MS = 250;
const TRY_AGAIN_MS = 1_000;
const MOST_ATTEMPTS = 8;
const WRONG_REVISION = new Set([10_071, 10_164]);

/** What a replica last saw of a level, so that it need not be read before it is changed. */
export interface Seen {
  revision: number;
  level: Level | undefined;
}

export interface Lease {
  readonly granted: number;
  readonly waitMs: number;
  /** What is left for everybody. */
  readonly left: number;
}

/**
 * The levels all replicas share, in a key-value bucket of NATS kept in memory. Compare and swap on the revision: of two replicas that
 * take at once, one takes again from what the other left. When it cannot be reached it is let alone for a second.
 */
export class SharedLevels {
  private bucket: KV | undefined;
  private triedAt = Number.NEGATIVE_INFINITY;
  private hasTold = false;

  constructor(
    private readonly connection: NatsConnection,
    private readonly now: () => number,
    private readonly logger: Logger,
  ) {}

  /** Whether to ask it. When it has been away it is tried again in the background: nobody waits for that. */
  get isThere(): boolean {
    if (this.bucket) return true;
    if (Math.abs(this.now() - this.triedAt) >= TRY_AGAIN_MS) void this.open();
    return false;
  }

  /** Creates the bucket where it is missing: being in memory it is gone after every restart of NATS. */
  async open(): Promise<void> {
    this.triedAt = this.now();
    try {
      if (this.connection.isClosed()) return;
      const options = { checkAPI: false, timeout: TIMEOUT_MS };
      const manager = await jetstreamManager(this.connection, options);
      await manager.streams.add({
        name: `KV_${BUCKET}`,
        subjects: [`$KV.${BUCKET}.>`],
        retention: RetentionPolicy.Limits,
        storage: StorageType.Memory,
        max_msgs_per_subject: 1,
        max_age: MAX_AGE_NS,
        max_bytes: MAX_BYTES,
        allow_direct: true,
      });
      this.bucket = await new Kvm(jetstream(this.connection, options)).open(BUCKET, { allow_direct: true });
      if (this.hasTold) this.logger.info('limits are shared with the other replicas again');
      this.hasTold = false;
    } catch (error) {
      this.away(error);
    }
  }

  /** Takes from a level as much as there is. @returns undefined when it cannot be reached */
  async lease(key: string, limit: Limit, wanted: number, seen: Seen): Promise<Lease | undefined> {
    const { bucket } = this;
    if (!bucket) return undefined;
    try {
      for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
        const now = this.now();
        const taken = take(limit, seen.level ?? full(limit, now), now, wanted);
        const { granted, waitMs, level } = taken;
        const lease = { granted, waitMs, left: Math.floor(level.tokens) };
        if (granted === 0 && attempt > 0) return lease;
        if (granted > 0 && (await write(bucket, key, level, seen))) return lease;
        await read(bucket, key, seen);
      }
      return undefined;
    } catch (error) {
      this.away(error);
      return undefined;
    }
  }

  private away(error: unknown): void {
    this.bucket = undefined;
    this.triedAt = this.now();
    if (!this.hasTold) this.logger.warn({ err: error }, 'limits cannot be shared now: each replica holds its own');
    this.hasTold = true;
  }
}

/** @returns false when somebody else was faster */
async function write(bucket: KV, key: string, level: Level, seen: Seen): Promise<boolean> {
  const { tokens, at, day, used } = level;
  try {
    const value = JSON.stringify([Math.floor(tokens * 1_000) / 1_000, at, day, used]);
    seen.revision = await bucket.put(key, value, { previousSeq: seen.revision, timeout: TIMEOUT_MS });
    seen.level = level;
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && WRONG_REVISION.has(error.code)) return false;
    throw error;
  }
}

async function read(bucket: KV, key: string, seen: Seen): Promise<void> {
  const entry = await bucket.get(key);
  seen.revision = entry?.revision ?? 0;
  const stored = entry?.json<number[]>();
  if (!stored) {
    seen.level = undefined;
    return;
  }
  const [tokens = 0, at = 0, day = 0, used = 0] = stored;
  seen.level = { tokens, at, day, used };
}
