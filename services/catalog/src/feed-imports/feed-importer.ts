import { Inject, Injectable } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import { feedImports } from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { Clock } from '#libs/service-kit';
import { type FeedReader, type FeedRecord, FeedUnusable, type Quarantined } from '../feeds/feed-reader.ts';
import { MerchantsRepository } from '../merchants/merchants.repository.ts';
import { FEED_ASSETS, FEED_READERS } from './feed-imports.tokens.ts';
import type { FeedImport } from './feed-import.entity.ts';
import { FeedImportsRepository, type Progress } from './feed-imports.repository.ts';
import { noCounts, productRow } from './import.rules.ts';
import { ProductWriter } from './product-writer.ts';

/** Variants that are written in one transaction, unless one product alone has more. */
const BATCH_VARIANTS = 500;

/** Runs one import from the first row to the last. Interrupted anywhere and run again, it ends with the same catalog and report. */
@Injectable()
export class FeedImporter {
  constructor(
    private readonly imports: FeedImportsRepository,
    private readonly merchants: MerchantsRepository,
    private readonly writer: ProductWriter,
    private readonly clock: Clock,
    private readonly uow: UnitOfWork,
    @Inject(FEED_ASSETS) private readonly assets: AssetStore,
    @Inject(FEED_READERS) private readonly readers: readonly FeedReader[],
  ) {}

  /** @throws LeaseLost, and whatever the database or the asset store throws; the import is then tried again. */
  async run(run: FeedImport, signal: AbortSignal): Promise<void> {
    const failure = await this.read(run, signal).catch((error: unknown) => {
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

  private async read(run: FeedImport, signal: AbortSignal): Promise<string | null> {
    const merchant = await this.merchants.find(run.merchant);
    const reader = this.readers.find(({ format }) => format === run.format);
    const file = await this.assets.get(run.assetKey);
    if (!merchant || !reader || !file) return 'Cannot read the uploaded file any more: upload it again';
    const progress: Progress = { bytesRead: 0, rowsRead: 0, products: noCounts(), variants: noCounts() };
    const counted = countBytes(file, (bytes) => (progress.bytesRead += bytes));
    const settings = { currency: merchant.currency, shopUrl: merchant.shopUrl, asOf: run.createdAt };
    const batch: FeedRecord[] = [];
    let size = 0;
    let numbered = 0;
    const flush = async (): Promise<void> => {
      const found = batch.flatMap(({ quarantined }) => quarantined);
      await this.write(run, batch, progress, found, numbered);
      numbered += found.length;
      batch.length = 0;
      size = 0;
    };
    for await (const record of reader.read(counted, settings)) {
      signal.throwIfAborted();
      batch.push(record);
      size += record.product?.variants.length ?? 1;
      if (size >= BATCH_VARIANTS) await flush();
    }
    await flush();
    return null;
  }

  private async write(
    run: FeedImport,
    records: readonly FeedRecord[],
    progress: Progress,
    found: readonly Quarantined[],
    firstNumber: number,
  ): Promise<void> {
    const rows = records.flatMap(({ product }) => (product ? [productRow(run.merchant, product)] : []));
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
      progress.rowsRead += records.reduce((sum, record) => sum + record.rows, 0);
      await this.imports.report(em, run, progress, found, firstNumber);
    });
  }
}

async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    count(chunk.byteLength);
    yield chunk;
  }
}
