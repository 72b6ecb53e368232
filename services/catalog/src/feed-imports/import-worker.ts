import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, WorkLoop } from '#libs/service-kit';
import type { Logger } from '#libs/telemetry';
import type { FeedImport } from './feed-import.entity.ts';
import { FeedImporter } from './feed-importer.ts';
import { FeedImportsRepository, LeaseLost } from './feed-imports.repository.ts';

const POLL_MS = 500;
/** After this many starts the file, not the circumstances, is the likely cause. */
const MAX_ATTEMPTS = 20;

/** Works off queued imports, one at a time per process; picks up those a dead process left. */
@Injectable()
export class ImportWorker extends WorkLoop {
  constructor(
    private readonly imports: FeedImportsRepository,
    private readonly importer: FeedImporter,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    super({
      afterErrorMs: POLL_MS,
      interrupted: 'feed import interrupted, it will be tried again',
      logger,
    });
  }

  protected async next(signal: AbortSignal): Promise<number> {
    const run = await this.imports.claim();
    if (!run) return POLL_MS;
    if (run.attempt > MAX_ATTEMPTS) {
      await this.importer.end(
        run,
        `Gave up after ${MAX_ATTEMPTS} attempts: upload the file again, or have an engineer look at the log`,
      );
      return 0;
    }
    try {
      await this.importer.run(run, signal);
      this.logger.info({ import_id: run.importId, merchant: run.merchant }, 'feed import ended');
    } catch (error) {
      if (error instanceof LeaseLost) this.logger.warn({ import_id: run.importId }, 'feed import was taken over');
      else await this.giveBack(run, error);
    }
    return 0;
  }

  private async giveBack(run: FeedImport, error: unknown): Promise<never> {
    await this.imports.release(run).catch(() => undefined);
    throw error;
  }
}
