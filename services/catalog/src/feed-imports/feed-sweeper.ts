import { Inject, Injectable } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { Clock, LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import { FeedImportsRepository } from './feed-imports.repository.ts';
import { FEED_ASSETS } from './feed-imports.tokens.ts';

const EVERY_MS = 3_600_000;
const AFTER_ERROR_MS = 60_000;
/** An upload takes minutes, and its import is asked for at once: by then nobody is about to. */
const OLD_MS = 24 * 3_600_000;
/** Old files looked at in one run; what is left waits for the next. */
const AT_ONCE = 1_000;

/**
 * Removes what uploads and fetches that were killed left under `feeds/`: drafts, whole files whose import was never asked for, and
 * those of imports that ended before they could forget them. Every replica does; removing what is gone already is fine.
 */
@Injectable()
export class FeedSweeper extends WorkLoop {
  constructor(
    private readonly imports: FeedImportsRepository,
    private readonly clock: Clock,
    @Inject(FEED_ASSETS) private readonly assets: AssetStore,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({ afterErrorMs: AFTER_ERROR_MS, interrupted: 'files of feeds not swept, it will be tried again', logger });
  }

  /** @returns how many files it removed, so many at most that a run stays short */
  async sweep(signal?: AbortSignal): Promise<number> {
    const old = await this.old(signal);
    const needed = await this.imports.neededOf(old);
    const left = old.filter((key) => !needed.has(key));
    for (const key of left) {
      signal?.throwIfAborted();
      await this.assets.delete(key);
    }
    return left.length;
  }

  protected async next(signal: AbortSignal): Promise<number> {
    const removed = await this.sweep(signal);
    if (removed > 0) this.logger.info({ removed }, 'removed files of feeds that no import needs');
    return EVERY_MS;
  }

  private async old(signal?: AbortSignal): Promise<string[]> {
    const before = this.clock.now().getTime() - OLD_MS;
    const keys: string[] = [];
    for await (const { key, changedAt } of this.assets.list('feeds')) {
      signal?.throwIfAborted();
      if (changedAt.getTime() < before) keys.push(key);
      if (keys.length === AT_ONCE) break;
    }
    return keys;
  }
}
