import { TreeFrontier, type GetNode } from '#libs/ledger';
import { LedgerDamaged } from './ledger-refused.ts';
import { LedgerState, type SourceHead } from './ledger-state.ts';
import type { Queries } from './queries.ts';

interface LedgerEnd {
  readonly size: number;
  readonly eventId: string | null;
  /** How often keys of people were taken away. */
  readonly erasures: string;
}

/**
 * The last entry as the database has it; `size` 0 when there is none.
 * @param before statements to run first, on the same way to the database, each ended by a semicolon.
 */
export async function readEnd(queries: Queries, before = ''): Promise<LedgerEnd> {
  const [row] = await queries.query<{ erasures: string; index: string | null; event_id: string | null }>(
    `${before}SELECT e.erasures, k.index, k.event_id FROM (SELECT coalesce(sum(count), 0) AS erasures FROM key_erasures) e
       LEFT JOIN (SELECT index, event_id FROM entry_keys ORDER BY index DESC LIMIT 1) k ON true`,
  );
  const { erasures = '0', index = null, event_id: eventId = null } = row ?? {};
  return { size: index === null ? 0 : Number(index) + 1, eventId, erasures };
}

/** Reads stored subtrees. @throws LedgerDamaged when one is not there. */
export const storedNodes =
  (queries: Queries): GetNode =>
  async (level, index) => {
    const [row] =
      level === 0
        ? await queries.query<{ hash: Buffer }>('SELECT leaf AS hash FROM entries WHERE index = $1', [index])
        : await queries.query<{ hash: Buffer }>('SELECT hash FROM nodes WHERE level = $1 AND number = $2', [
            level,
            index,
          ]);
    if (!row) throw new LedgerDamaged(`its tree has no node ${index} at level ${level}`);
    return row.hash;
  };

/** Merkle root over the first `size` entries, from stored subtrees. */
export const storedRoot = async (queries: Queries, size: number): Promise<Buffer> =>
  (await TreeFrontier.load(size, storedNodes(queries))).root();

/** Takes up the ledger where the database has it. */
export async function readState(queries: Queries): Promise<LedgerState> {
  const { size, eventId } = await readEnd(queries);
  const frontier = await TreeFrontier.load(size, storedNodes(queries));
  const [newest] = await queries.query<{ at: Date }>('SELECT recorded_at AS at FROM entries WHERE index = $1', [
    size - 1,
  ]);
  const lastRecordedAt = newest?.at.getTime() ?? 0;
  return new LedgerState({ frontier, heads: await readHeads(queries), lastEventId: eventId, lastRecordedAt });
}

/** The last entry of each source; walks from source to source on the primary key, however many entries there are. */
async function readHeads(queries: Queries): Promise<Map<string, SourceHead>> {
  const rows = await queries.query<{ source: string; seq: string; leaf: Buffer | null }>(
    `WITH RECURSIVE heads AS (
       (SELECT source, seq, index FROM entry_keys ORDER BY source DESC, seq DESC LIMIT 1)
       UNION ALL
       SELECT k.source, k.seq, k.index FROM heads h CROSS JOIN LATERAL (
         SELECT source, seq, index FROM entry_keys WHERE source < h.source ORDER BY source DESC, seq DESC LIMIT 1) k
     )
     SELECT h.source, h.seq, e.leaf FROM heads h LEFT JOIN entries e ON e.index = h.index`,
  );
  return new Map(
    rows.map(({ source, seq, leaf }) => {
      if (!leaf) throw new LedgerDamaged(`the last entry of ${source} is missing`);
      return [source, { seq: Number(seq), leaf: leaf.toString('hex') }];
    }),
  );
}
