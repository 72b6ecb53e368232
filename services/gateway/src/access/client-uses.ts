import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '#libs/auth';
import type { Logger } from '#libs/telemetry';
import type { GatewayStore } from '../gateway.store.ts';
import { GATEWAY_STORE, LOGGER } from '../platform.ts';
import { pairOf } from './access.rules.ts';
import { deleteUnseen, type Use, writeUses } from './client-uses.writes.ts';

const MINUTE_MS = 60_000;
const MAX_PAIRS = 10_000;
const FLUSH_MS = 1_000;
/** Rows of one statement: a flood of new pairs takes one connection, and others find the pool free. */
const BATCH = 500;
const SWEEP_MS = 3_600_000;
/** As it can stand in a list; a token may hold anything. */
const SCOPE = /^[\x21-\x7e]{1,64}$/;
const MAX_SCOPES = 100;

/** Notes which client came in whose name, to the minute and beside the request, which does not wait for it. */
@Injectable()
export class ClientUses implements OnModuleDestroy {
  /** By pair, when it was noted last, oldest first. One that had to make room is noted again sooner, and that is all. */
  private readonly noted = new Map<string, number>();
  private readonly waiting = new Map<string, Use>();
  private readonly timers: readonly NodeJS.Timeout[];
  private writing: Promise<void> | undefined;
  private isTroubled = false;

  constructor(
    @Inject(GATEWAY_STORE) private readonly store: GatewayStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.timers = [
      setInterval(() => void this.flush(), FLUSH_MS).unref(),
      setInterval(() => void this.sweep(), SWEEP_MS).unref(),
    ];
  }

  note({ userId, clientId, scopes }: Principal): void {
    const pair = pairOf(userId, clientId);
    const now = this.store.now();
    const before = this.noted.get(pair);
    if (before !== undefined && now.getTime() - before < MINUTE_MS) return;
    if (this.waiting.size >= MAX_PAIRS) return;
    this.remember(pair, now.getTime());
    const kept = [...scopes].filter((scope) => SCOPE.test(scope)).slice(0, MAX_SCOPES);
    this.waiting.set(pair, { userId, clientId, seenAt: now, scopes: kept });
  }

  /** Writes what waits. One statement at a time; what cannot be written is noted anew by the pair's next request. */
  async flush(): Promise<void> {
    this.writing ??= this.writeBatch().finally(() => (this.writing = undefined));
    await this.writing;
  }

  async onModuleDestroy(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    while (this.waiting.size > 0 && !this.isTroubled) await this.flush();
  }

  private async writeBatch(): Promise<void> {
    const batch = [...this.waiting].slice(0, BATCH);
    if (batch.length === 0) return;
    for (const [pair] of batch) this.waiting.delete(pair);
    try {
      await writeUses(
        this.store,
        batch.map(([, use]) => use),
      );
      this.isTroubled = false;
    } catch (error) {
      for (const [pair] of batch) this.noted.delete(pair);
      if (!this.isTroubled) this.logger.warn({ err: error }, 'the use of clients could not be noted');
      this.isTroubled = true;
    }
  }

  private async sweep(): Promise<void> {
    try {
      await deleteUnseen(this.store);
    } catch (error) {
      this.logger.warn({ err: error }, 'clients not seen for long could not be forgotten');
    }
  }

  private remember(pair: string, at: number): void {
    this.noted.delete(pair);
    this.noted.set(pair, at);
    if (this.noted.size <= MAX_PAIRS) return;
    for (const oldest of this.noted.keys()) {
      this.noted.delete(oldest);
      break;
    }
  }
}
