import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';
import type { FeedImportView, ImportCounts } from '#libs/contracts';

/** One run of a feed file into the catalog: its state, and its report. */
@Entity('feed_imports')
export class FeedImport {
  @PrimaryColumn('uuid', { name: 'import_id' })
  importId!: string;

  @Column('text')
  merchant!: string;

  @Column('text')
  format!: FeedImportView['format'];

  @Column('text', { name: 'asset_key' })
  assetKey!: string;

  @Column('text')
  sha256!: string;

  @Column('text')
  status!: FeedImportView['status'];

  /** PostgreSQL's bigint, which the driver hands out as text. */
  @Column('bigint', { name: 'bytes_read' })
  bytesRead!: string;

  @Column('bigint', { name: 'bytes_total' })
  bytesTotal!: string;

  @Column('integer', { name: 'rows_read' })
  rowsRead!: number;

  @Column('jsonb')
  products!: ImportCounts;

  @Column('jsonb')
  variants!: ImportCounts;

  @Column('text', { nullable: true })
  failure!: string | null;

  @Column('text')
  mode!: NonNullable<FeedImportView['mode']>;

  /** Reading the file, or, once that is over, taking off sale what it does not have. */
  @Column('text')
  phase!: 'read' | 'gone';

  /** Products taken off sale so far. */
  @Column('integer')
  gone!: number;

  /** Products it would take off sale and does not, until somebody confirms. */
  @Column('integer', { name: 'gone_held', nullable: true })
  goneHeld!: number | null;

  /** Counted once and for all at the end, because the rows are not kept for ever. */
  @Column('jsonb', { nullable: true })
  reasons!: FeedImportView['reasons'] | null;

  /** Which worker holds the import: a worker that lost its lease finds another number here and stops. */
  @Column('integer')
  attempt!: number;

  @Column('timestamptz', { name: 'lease_until', nullable: true })
  leaseUntil!: Date | null;

  @Column('text', { name: 'requested_by' })
  requestedBy!: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'started_at', nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { name: 'finished_at', nullable: true })
  finishedAt!: Date | null;
}

export const toView = (run: FeedImport, reasons: FeedImportView['reasons']): FeedImportView => ({
  import_id: run.importId,
  merchant: run.merchant,
  format: run.format,
  status: run.status,
  bytes_read: Number(run.bytesRead),
  bytes_total: Number(run.bytesTotal),
  rows_read: run.rowsRead,
  products: run.products,
  variants: run.variants,
  reasons,
  failure: run.failure,
  started_at: run.startedAt?.toISOString() ?? null,
  finished_at: run.finishedAt?.toISOString() ?? null,
  mode: run.mode,
  gone: run.gone,
  gone_held: run.goneHeld,
});
