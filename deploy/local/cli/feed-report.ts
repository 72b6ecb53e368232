import type { FeedImport, QuarantinedRow } from './admin-api.ts';

const COUNTS = ['accepted', 'changed', 'unchanged', 'quarantined'] as const;

/** What became of a file, for a person. */
export function reportText(report: FeedImport, rows: readonly QuarantinedRow[]): string {
  const lines = [
    `Import ${report.import_id} of ${report.merchant}: ${report.status}${duration(report)}, ${report.rows_read} rows read`,
  ];
  if (report.failure !== null) lines.push('', report.failure);
  lines.push(
    '',
    table([['', ...COUNTS], countRow('products', report.products), countRow('variants', report.variants)]),
  );
  if (report.gone) lines.push('', `${report.gone} products are off sale, because the file does not have them.`);
  if (report.gone_held) {
    lines.push(
      '',
      `The file lacks ${report.gone_held} products, so many that it may be cut off. They stay on sale until an operator confirms: POST /admin/v1/feed-imports/${report.import_id}/gone`,
    );
  }
  if (report.reasons.length > 0) {
    lines.push(
      '',
      'Quarantined, by reason:',
      table(report.reasons.map(({ reason, count }) => [String(count), `  ${reason}`])),
    );
  }
  if (rows.length > 0) {
    lines.push('', 'First of them:');
    lines.push(
      ...rows.map(
        ({ row, key, reason, detail }) => `  row ${row}${key === null ? '' : `, ${key}`}: ${reason}. ${detail}`,
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Imports, newest first, one line each. */
export function listText(imports: readonly FeedImport[]): string {
  if (imports.length === 0) return 'No imports yet.\n';
  const head = ['import', 'merchant', 'status', 'started', 'rows', ...COUNTS];
  const rows = imports.map((one) => [
    one.import_id,
    one.merchant,
    one.status,
    one.started_at ?? '-',
    String(one.rows_read),
    ...COUNTS.map((count) => String(one.products[count])),
  ]);
  return `${table([head, ...rows])}\n`;
}

const countRow = (name: string, counts: FeedImport['products']): string[] => [
  name,
  ...COUNTS.map((count) => String(counts[count])),
];

function duration({ started_at: from, finished_at: to }: FeedImport): string {
  return from === null || to === null ? '' : ` in ${((Date.parse(to) - Date.parse(from)) / 1_000).toFixed(1)} s`;
}

/** Columns of equal width: words to the left, numbers to the right. */
function table(rows: readonly string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          isNumber(cell, rows, column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const isNumber = (cell: string, rows: readonly string[][], column: number): boolean =>
  /^\d+$/.test(rows.at(-1)?.[column] ?? cell);
