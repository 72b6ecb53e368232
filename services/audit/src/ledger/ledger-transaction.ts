import type { KeyObject } from 'node:crypto';
import type { ActorKeys } from './actor-keys.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { LedgerRow, LedgerState } from './ledger-state.ts';
import type { Queries } from './queries.ts';

/** Where an event stands among those of its source. */
export interface Place {
  readonly source: string;
  readonly seq: number;
}

/** What may be done while nobody else adds to the ledger. */
export class LedgerTransaction implements Queries {
  readonly recordedAt: Date;
  readonly freshKeys = new Map<string, KeyObject>();
  readonly #queries: Queries;
  readonly #state: LedgerState;
  readonly #keys: ActorKeys;
  readonly #rows: LedgerRow[] = [];

  constructor(queries: Queries, state: LedgerState, keys: ActorKeys, recordedAt: Date) {
    this.#queries = queries;
    this.#state = state;
    this.#keys = keys;
    this.recordedAt = recordedAt;
  }

  get size(): number {
    return this.#state.size;
  }

  get root(): Buffer {
    return this.#state.root;
  }

  /** Number of the last entry by source. */
  heads(): Map<string, number> {
    return new Map([...this.#state.heads].map(([source, { seq }]) => [source, seq]));
  }

  headOf(source: string): number {
    return this.#state.headOf(source);
  }

  query<R extends object>(text: string, values?: unknown[]): Promise<R[]> {
    return this.#queries.query(text, values);
  }

  /** The keys of these people; made for those who have none. */
  async keysOf(userIds: Iterable<string>): Promise<ReadonlyMap<string, KeyObject>> {
    const keys = await this.#keys.ofAll(this.#queries, userIds);
    for (const [userId, key] of keys) this.freshKeys.set(userId, key);
    return keys;
  }

  /** Which of these events are in the ledger, and where. */
  async placesOf(eventIds: readonly string[]): Promise<Map<string, Place>> {
    if (eventIds.length === 0) return new Map();
    const rows = await this.query<{ event_id: string; source: string; seq: string }>(
      'SELECT event_id, source, seq FROM entry_keys WHERE event_id = ANY ($1)',
      [[...eventIds]],
    );
    return new Map(rows.map(({ event_id: id, source, seq }) => [id, { source, seq: Number(seq) }]));
  }

  /**
   * Adds an entry; its number must be the next of its source.
   * @returns its place in the ledger.
   */
  add(draft: EntryDraft): number {
    const row = this.#state.add(draft, this.recordedAt);
    this.#rows.push(row);
    return row.index;
  }

  /** Stores what was added. */
  async flush(): Promise<void> {
    const rows = this.#rows.splice(0);
    if (rows.length > 0) await this.#queries.query(INSERT, insertValues(rows, this.recordedAt));
  }
}

/** The statement that stores entries with their keys and tree nodes; its values come from `insertValues`. */
export const INSERT = `
  WITH given AS (
    SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[],
      $9::bytea[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bytea[])
      AS t (index, source, seq, event_id, at, type, operation, decision, actor, client, entity_type, request_id, canonical, leaf)
  ), stored AS (
    INSERT INTO entries (index, source, seq, event_id, at, type, operation, decision, actor, client, entity_type, request_id,
      canonical, leaf, recorded_at) SELECT *, $15::timestamptz FROM given
  ), keyed AS (
    INSERT INTO entry_keys (source, seq, event_id, index) SELECT source, seq, event_id, index FROM given
  )
  INSERT INTO nodes (level, number, hash) SELECT * FROM unnest($16::smallint[], $17::bigint[], $18::bytea[])`;

export function insertValues(rows: readonly LedgerRow[], recordedAt: Date): unknown[] {
  const nodes = rows.flatMap((row) => row.nodes);
  return [
    rows.map(({ index }) => index),
    rows.map(({ draft }) => draft.source),
    rows.map(({ draft }) => draft.seq),
    rows.map(({ draft }) => draft.event_id),
    rows.map(({ draft }) => draft.at),
    rows.map(({ draft }) => draft.type),
    rows.map(({ draft }) => draft.operation),
    rows.map(({ draft }) => draft.decision),
    rows.map(({ draft }) => (draft.actor === null ? null : Buffer.from(draft.actor, 'hex'))),
    rows.map(({ draft }) => draft.client),
    rows.map(({ draft }) => draft.entity?.type ?? null),
    rows.map(({ draft }) => draft.request_id),
    rows.map(({ canonical }) => canonical),
    rows.map(({ leaf }) => leaf),
    recordedAt.toISOString(),
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    nodes.map(({ hash }) => hash),
  ];
}
