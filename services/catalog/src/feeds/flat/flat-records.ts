import { FEED_LIMITS } from '../feed-limits.ts';
import { FeedUnusable, type FeedRecord, type FeedSettings, type Quarantined } from '../feed-reader.ts';
import { toldText } from '../findings.ts';
import { cutText, plainLine } from '../plain-text.ts';
import { SeenKeys } from '../seen-keys.ts';
import { feedProduct } from '../source/feed-product.ts';
import { flatProduct } from './flat-product.ts';
import type { FlatCells, FlatLine, FlatRow } from './flat-fields.ts';
import { GroupSpool } from './group-spool.ts';
import { withoutPlaceholders } from './placeholders.rules.ts';

/** Products of a feed with one row per variant, whatever the order of the rows. Throws FeedUnusable when there is no row. */
export async function* flatRecords(
  lines: AsyncIterable<FlatLine>,
  settings: FeedSettings,
  spool = new GroupSpool(),
): AsyncGenerator<FeedRecord> {
  const seen = { ids: new SeenKeys(), groups: new SeenKeys() };
  let isEmpty = true;
  try {
    for await (const line of lines) {
      isEmpty = false;
      if (line.kind === 'damage') {
        const { row, rows, detail, cells } = line.damage;
        const key = keyOf(withoutPlaceholders(cells ?? {}));
        // An address there means that the cells do not stand where they should.
        yield lone(row, key.includes('//') ? '' : key, { reason: 'broken_row', detail }, rows, 0);
        continue;
      }
      const row = { ...line.row, cells: withoutPlaceholders(line.row.cells) };
      const key = keyOf(row.cells);
      const refusal = refusalOf(row, key, seen);
      if (refusal === null) await spool.add(key, row);
      else yield lone(row.row, key, refusal, 1, 1);
    }
    if (isEmpty)
      throw new FeedUnusable('Cannot read the feed: it has no products. Export the products again and send that file.');
    for await (const group of spool.groups()) {
      const record = feedProduct(flatProduct(group, settings));
      yield group.overflow === null ? record : counted(record, group.count);
    }
  } finally {
    await spool.close();
  }
}

const keyOf = (cells: FlatCells): string => plainLine(cells.groupId?.[0] ?? '') || plainLine(cells.id?.[0] ?? '');

type Refusal = Pick<Quarantined, 'reason' | 'detail'>;

function refusalOf({ cells }: FlatRow, key: string, seen: { ids: SeenKeys; groups: SeenKeys }): Refusal | null {
  const id = plainLine(cells.id?.[0] ?? '');
  if (id === '')
    return { reason: 'missing_id', detail: 'The row has no id; give each variant one that stays the same.' };
  if (id.length > FEED_LIMITS.id || key.length > FEED_LIMITS.id)
    return { reason: 'bad_id', detail: `The id or the id of its group is longer than ${FEED_LIMITS.id} characters.` };
  if (!seen.ids.addNew(id))
    return {
      reason: 'duplicate_variant',
      detail: `Id ${JSON.stringify(cutText(id, 60))} is that of a row further up; give each row its own.`,
    };
  const isFull = seen.groups.size >= FEED_LIMITS.productsPerFile;
  if (!isFull) seen.groups.add(key);
  if (!isFull || seen.groups.has(key)) return null;
  return {
    reason: 'too_many_products',
    detail: `A file has at most ${FEED_LIMITS.productsPerFile} products; split it.`,
  };
}

/** Rows of a product that is too large were not held, only counted. */
const counted = (record: FeedRecord, rows: number): FeedRecord => ({
  ...record,
  quarantined: record.quarantined.map((found) => ({ ...found, rowsAffected: rows, variantsAffected: rows })),
});

function lone(row: number, key: string, refusal: Refusal, rows: number, variants: number): FeedRecord {
  const found: Quarantined = {
    part: variants > 0 ? 'variant' : 'row',
    row,
    key: key.slice(0, FEED_LIMITS.id) || null,
    reason: refusal.reason,
    detail: toldText(refusal.detail),
    rowsAffected: rows,
    variantsAffected: variants,
  };
  return { product: null, quarantined: [found], notes: [], rows };
}
