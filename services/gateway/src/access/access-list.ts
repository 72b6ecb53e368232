import { setTimeout as sleep } from 'node:timers/promises';
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import type { Logger } from '#libs/telemetry';
import type { AccessToken } from '../auth/access-token.ts';
import type { GatewayStore } from '../gateway.store.ts';
import { type AccessRows, knownAccess, type KnownAccess, NOTHING_KNOWN } from './access.rules.ts';
import { readAccess, readVersion } from './access-reads.ts';

/** Told to all replicas after a change, so that they need not wait for their next look. */
const CHANGED = 'access.changed';
const LOOK_MS = 1_500;
/** While the doors wait for the first look. */
const RETRY_MS = 25;
const LOOK_WITHIN_MS = 2_000;
/**
 * A list looked at longer ago cannot be relied on for writes. With the time a look may take, what was revoked anywhere stops
 * every write within 5 seconds, whatever is broken.
 */
const FRESH_MS = 4_000;
/** Unknown API keys have the table looked at no more often. */
const MISSED_MS = 1_000;

interface Options {
  store: GatewayStore;
  connection: NatsConnection;
  logger: Logger;
}

/** What is revoked and which API keys there are, as this replica knows it: all of it in memory, asked for on every request. */
export class AccessList {
  private readonly options: Options;
  private known: KnownAccess = NOTHING_KNOWN;
  private version = '';
  private freshAt = Number.NEGATIVE_INFINITY;
  private missedAt = Number.NEGATIVE_INFINITY;
  private looking: Promise<void> | undefined;
  private wanted = false;
  private timer: NodeJS.Timeout | undefined;
  private subscription: Subscription | undefined;
  private isTroubled = false;

  constructor(options: Options) {
    this.options = options;
  }

  /** Begins to look; waits for the first answer, but not for longer than `patienceMs`. */
  async start(patienceMs: number): Promise<void> {
    this.subscription = this.options.connection.subscribe(CHANGED, { callback: () => void this.look() });
    this.timer = setInterval(() => void this.look(), LOOK_MS).unref();
    const deadline = performance.now() + patienceMs;
    await this.look();
    while (!this.isFresh() && performance.now() < deadline) {
      await sleep(RETRY_MS);
      await this.look();
    }
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.subscription?.unsubscribe();
    await this.looking;
  }

  /** What is known now; true to the table as of `isFresh`. */
  get now(): KnownAccess {
    return this.known;
  }

  /**
   * Why somebody may not go on, if so. Asked at the doors, and again right before any work: between the two lies an upload, or the pages of
   * an export.
   */
  refusalOf({ principal, tokenId, issuedAt, apiKey }: AccessToken): 'revoked' | 'disconnected' | undefined {
    const { userId, clientId, session } = principal;
    if (apiKey !== undefined) {
      const key = this.known.apiKey(apiKey);
      if (!key || !this.known.stands(key, Date.now())) return 'revoked';
    }
    if (this.known.isRevoked({ userId, clientId, tokenId, issuedAt })) return 'revoked';
    return session === undefined && this.known.isDisconnected(principal) ? 'disconnected' : undefined;
  }

  /** Whether what is revoked is known well enough to let anything be written. */
  isFresh(): boolean {
    return performance.now() - this.freshAt <= FRESH_MS;
  }

  /** After a change committed by this replica: it knows before it answers, and the others are told. */
  async changed(): Promise<void> {
    this.options.connection.publish(CHANGED);
    await this.look();
  }

  /** Looks once more for what was not found, as it may be newer than the last look. */
  async missed(): Promise<void> {
    if (performance.now() - this.missedAt < MISSED_MS) return;
    this.missedAt = performance.now();
    await this.look();
  }

  /** One look at a time. Whoever asks while one is under way gets one that began after he asked. */
  private async look(): Promise<void> {
    this.wanted = true;
    this.looking ??= this.lookWhileWanted().finally(() => (this.looking = undefined));
    await this.looking;
  }

  private async lookWhileWanted(): Promise<void> {
    while (this.wanted) {
      this.wanted = false;
      const began = performance.now();
      try {
        const version = await readVersion(this.options.store, LOOK_WITHIN_MS);
        if (version !== this.version) this.take(await readAccess(this.options.store, LOOK_WITHIN_MS));
        this.freshAt = began;
        if (this.isTroubled) this.options.logger.info('revocations are known again');
        this.isTroubled = false;
      } catch (error) {
        if (!this.isTroubled) this.options.logger.warn({ err: error }, 'revocations cannot be looked up');
        this.isTroubled = true;
      }
    }
  }

  private take(rows: AccessRows): void {
    this.known = knownAccess(rows);
    this.version = rows.version;
  }
}
