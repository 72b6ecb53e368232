import { Inject, Injectable } from '@nestjs/common';
import type { AssetStore } from '#libs/assets';
import type { Call } from '#libs/auth';
import {
  type ConfirmGoneInput,
  feedImports,
  type FeedImportsView,
  type FeedImportView,
  type GetFeedImportInput,
  type GoneConfirmedView,
  type ListFeedImportsInput,
  type ListQuarantineInput,
  OperationError,
  type QuarantineView,
  type StartFeedImportInput,
} from '#libs/contracts';
import { UnitOfWork } from '#libs/outbox';
import { adviceFor } from '../quarantine/fix.rules.ts';
import { Ids } from '#libs/service-kit';
import { MerchantsRepository } from '../merchants/merchants.repository.ts';
import { FeedImport, toView } from './feed-import.entity.ts';
import { FeedImportsRepository } from './feed-imports.repository.ts';
import { FEED_ASSETS } from './feed-imports.tokens.ts';
import { GoneRepository } from './gone.repository.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DEFAULT_IMPORTS = 20;
const DEFAULT_ROWS = 100;

@Injectable()
export class FeedImportsService {
  constructor(
    private readonly imports: FeedImportsRepository,
    private readonly gone: GoneRepository,
    private readonly merchants: MerchantsRepository,
    private readonly ids: Ids,
    private readonly uow: UnitOfWork,
    @Inject(FEED_ASSETS) private readonly assets: AssetStore,
  ) {}

  async start(call: Call, input: StartFeedImportInput): Promise<FeedImportView> {
    const { slug, format, asset_key: assetKey, sha256, bytes, mode = 'full' } = input;
    if (!(await this.merchants.find(slug))) {
      throw new OperationError(
        'NOT_FOUND',
        `Cannot import: there is no merchant "${slug}". Create it first (PUT /admin/v1/merchants/${slug}).`,
      );
    }
    const run = {
      importId: this.ids.next(),
      merchant: slug,
      format,
      mode,
      assetKey,
      sha256,
      requestedBy: call.caller.userId,
    };
    // The same file is uploaded to a new place each time: it is known by its content.
    const asked = { ...input, asset_key: '' };
    const view = await this.uow.once(feedImports.startFeedImport, call, asked, async (em) => {
      const queued = await this.imports.queue(em, run, bytes);
      const known = queued.importId !== run.importId;
      const event = { type: 'feed_import.requested', entityType: 'feed_import', entityId: queued.importId };
      return { answer: toView(queued, []), event: known ? null : event };
    });
    if (call.answer.isRepeated && !(await this.imports.isNeeded(assetKey))) await this.assets.delete(assetKey);
    return view;
  }

  /** Lets go what an import holds back; once it has gone, or is going, there is nothing more to do. */
  async confirmGone(call: Call, input: ConfirmGoneInput): Promise<GoneConfirmedView> {
    const { importId, mode } = await this.existing(input.import_id);
    return this.uow.once(feedImports.confirmGone, call, input, async (em) => {
      const confirmed = await this.gone.confirm(em, importId);
      const run = await em.findOneByOrFail(FeedImport, { importId });
      if (!confirmed && (run.goneHeld !== null || mode !== 'full' || run.phase !== 'gone')) throw notToConfirm(run);
      const event = { type: 'feed_import.gone_confirmed', entityType: 'feed_import', entityId: importId };
      return { answer: { import_id: importId, confirmed: true }, event: confirmed ? event : null };
    });
  }

  async get({ import_id: importId }: GetFeedImportInput): Promise<FeedImportView> {
    return this.withReasons(await this.existing(importId));
  }

  async list({ slug, limit = DEFAULT_IMPORTS, cursor }: ListFeedImportsInput): Promise<FeedImportsView> {
    if (cursor !== undefined && !UUID.test(cursor)) throw badCursor();
    const found = await this.imports.list(slug, limit + 1, cursor);
    const shown = found.slice(0, limit);
    return {
      imports: await Promise.all(shown.map((run) => this.withReasons(run))),
      next_cursor: found.length > limit ? (shown.at(-1)?.importId ?? null) : null,
    };
  }

  async quarantine({
    import_id: importId,
    limit = DEFAULT_ROWS,
    cursor = '-1',
  }: ListQuarantineInput): Promise<QuarantineView> {
    if (!/^-?\d{1,9}$/.test(cursor)) throw badCursor();
    const { format } = await this.existing(importId);
    const found = await this.imports.quarantined(importId, limit + 1, Number(cursor));
    const shown = found.slice(0, limit);
    return {
      rows: shown.map(({ number: _, ...row }) => ({ ...row, fix: adviceFor(row.reason, format).fix })),
      next_cursor: found.length > limit ? String(shown.at(-1)?.number) : null,
    };
  }

  private async existing(importId: string): Promise<FeedImport> {
    const run = UUID.test(importId) ? await this.imports.find(importId) : null;
    if (!run)
      throw new OperationError('NOT_FOUND', 'There is no such import: take an import_id from the list of imports');
    return run;
  }

  private async withReasons(run: FeedImport): Promise<FeedImportView> {
    return toView(run, run.reasons ?? (await this.imports.reasons(run.importId)));
  }
}

const notToConfirm = ({ goneHeld }: FeedImport): OperationError =>
  new OperationError(
    'CONFLICT',
    goneHeld === null
      ? 'This import holds nothing back: there is nothing to confirm'
      : 'Something was imported for this merchant after it: import the full file again, and confirm that import if it holds products back',
  );

const badCursor = (): OperationError =>
  new OperationError(
    'INVALID_INPUT',
    '"cursor" is not one this list gave. Leave it out to begin with the first page.',
    {
      details: { field: 'cursor' },
    },
  );
