import { Inject, Injectable } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { feedImports } from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { type FeedReader, type FeedRecord, type FeedSettings, FeedUnusable } from '../feeds/feed-reader.ts';
import { MerchantsRepository } from '../merchants/merchants.repository.ts';
import type { FeedImport } from './feed-import.entity.ts';
import { FEED_ASSETS, FEED_READERS } from './feed-imports.tokens.ts';
import { FeedImportsRepository, type Progress } from './feed-imports.repository.ts';
import { GoneRepository } from './gone.repository.ts';
import { namedIn, namelessIn, notOfferedIn } from './gone.rules.ts';
import { batches, countBytes } from './import-batches.ts';
import { earlierTurn, noCounts, productRow } from './import.rules.ts';
import { ProductWriter } from './product-writer.ts';
import { Snapshot } from './snapshot.ts';

/** Runs one import from the first row to the last. Interrupted anywhere and run again, it ends with the same catalog and report. */
@Injectable()
export class FeedImporter {
  constructor(
    private readonly imports: FeedImportsRepository,
    private readonly merchants: MerchantsRepository,
    private readonly writer: ProductWriter,
    private readonly gone: GoneRepository,
    private readonly snapshot: Snapshot,
    private readonly clock: Clock,
    private readonly uow: UnitOfWork,
    @Inject(FEED_ASSETS) private readonly assets: AssetStore,
    @Inject(FEED_READERS) private readonly readers: readonly FeedReader[],
  ) {}

  /** @throws LeaseLost, and whatever the database or the asset store throws; the import is then tried again. */
  async run(run: FeedImport, signal: AbortSignal): Promise<void> {
    const failure = await this.work(run, signal).catch((error: unknown) => {
      if (error instanceof FeedUnusable) return error.message;
      throw error;
    });
    await this.end(run, failure);
  }

  /** Ends an import and forgets its file. The event names the person who asked for it: nobody is present now. */
  async end(run: FeedImport, failure: string | null): Promise<void> {
    const behalf = {
      operation: feedImports.startFeedImport.name,
      userId: run.requestedBy,
      clientId: 'catalog-import-worker',
      requestId: run.importId,
      digest: run.sha256,
    };
    const decision = failure === null ? 'done' : 'failed';
    const event = { type: 'feed_import.finished', entityType: 'feed_import', entityId: run.importId, decision };
    await this.imports.finish(run, failure, (em) => this.uow.record(em, behalf, event));
    await this.assets.delete(run.assetKey);
  }

  private async work(run: FeedImport, signal: AbortSignal): Promise<string | null> {
    if (run.phase === 'gone') {
      await this.snapshot.settle(run, null, signal);
      return null;
    }
    const merchant = await this.merchants.find(run.merchant);
    const reader = this.readers.find(({ format }) => format === run.format);
    const file = await this.assets.get(run.assetKey);
    if (!merchant || !reader || !file) return 'Cannot read the uploaded file any more: upload it again';
    const progress: Progress = {
      format: run.format,
      bytesRead: 0,
      rowsRead: 0,
      products: noCounts(),
      variants: noCounts(),
      validUntil: null,
      nameless: 0,
    };
    const settings: FeedSettings = {
      currency: merchant.currency,
      shopUrl: merchant.shopUrl,
      asOf: run.createdAt,
      onFormat: (format) => (progress.format = format),
      onTurn: (at) => (progress.validUntil = earlierTurn(progress.validUntil, at, run.createdAt)),
    };
    await this.read(run, file, (bytes) => reader.read(bytes, settings), progress, signal);
    await this.snapshot.settle(run, progress, signal);
    return null;
  }

  /** Writes one batch while the next is being read. */
  private async read(
    run: FeedImport,
    file: AsyncIterable<Uint8Array>,
    recordsOf: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<FeedRecord>,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<void> {
    let bytesRead = 0;
    let numbered = 0;
    let writing: Promise<void> = Promise.resolve();
    const counted = countBytes(file, (bytes) => (bytesRead += bytes));
    try {
      for await (const batch of batches(recordsOf(counted), signal)) {
        const rows = batch.flatMap(({ product }) => (product ? [productRow(run.merchant, product)] : []));
        await writing;
        progress.bytesRead = bytesRead;
        writing = this.write(run, batch, rows, progress, numbered);
        writing.catch(() => undefined); // it is awaited a batch later
        numbered += batch.reduce((sum, { quarantined }) => sum + quarantined.length, 0);
      }
    } finally {
      await writing;
    }
  }

  private async write(
    run: FeedImport,
    records: readonly FeedRecord[],
    rows: ReturnType<typeof productRow>[],
    progress: Progress,
    firstNumber: number,
  ): Promise<void> {
    const found = records.flatMap(({ quarantined }) => quarantined);
    const context = { importId: run.importId, merchant: run.merchant, at: this.clock.now() };
    await this.imports.inBatch(run, async (em) => {
      const outcomes = rows.length > 0 ? await this.writer.write(em, rows, context) : [];
      for (const { product, variants } of outcomes) {
        progress.products[product]++;
        progress.variants.accepted += variants.accepted;
        progress.variants.changed += variants.changed;
        progress.variants.unchanged += variants.unchanged;
      }
      progress.products.quarantined += found.filter(({ part }) => part === 'product').length;
      progress.variants.quarantined += found.reduce((sum, { variantsAffected }) => sum + variantsAffected, 0);
      progress.nameless += namelessIn(found);
      progress.rowsRead += records.reduce((sum, record) => sum + record.rows, 0);
      if (run.mode === 'full') await this.gone.keepNamed(em, run, namedIn(found));
      else await this.gone.withdraw(em, run, notOfferedIn(found));
      await this.imports.report(em, run, progress, found, firstNumber);
    });
  }
}
