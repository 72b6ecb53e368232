import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { QuarantinedRowView } from '#libs/contracts';

const EXAMPLES = 3;

/** A reason with its counts. */
export interface ReasonRow {
  reason: string;
  rows: number;
  products: number;
  variants: number;
  examples: QuarantinedRowView[];
}

const REPORT = `WITH ranked AS (
    SELECT *, row_number() OVER (PARTITION BY reason ORDER BY number) AS place FROM quarantined WHERE import_id = $1)
  SELECT reason, sum(rows_affected)::integer AS rows, count(DISTINCT key)::integer AS products,
    sum(variants_affected)::integer AS variants,
    jsonb_agg(jsonb_build_object('row', row, 'part', part, 'key', key, 'reason', reason, 'detail', detail,
      'rows_affected', rows_affected, 'variants_affected', variants_affected) ORDER BY number)
      FILTER (WHERE place <= ${EXAMPLES}) AS examples
  FROM ranked GROUP BY reason ORDER BY rows DESC, reason LIMIT 100`;

@Injectable()
export class QuarantineRepository {
  constructor(private readonly database: DataSource) {}

  /** Reasons of an import, the one that concerns most rows first, with the first rows of each. */
  report(importId: string): Promise<ReasonRow[]> {
    return this.database.query(REPORT, [importId]);
  }
}
