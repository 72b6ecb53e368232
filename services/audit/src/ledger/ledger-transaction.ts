import { setImmediate } from 'node:timers/promises';
import type { ActorKeys } from './actor-keys.ts';
import type { EntryDraft } from './entry-draft.ts';
import type { Actor } from './keyed-hash.rules.ts';
import type { LedgerRow, LedgerState } from './ledger-state.ts';
import type { Queries } from './queries.ts';

/** Where an event stands among those of its source. */
export interface Place {
  readonly source: string;
  readonly seq: number;
}

/** Entries stored by one statement: the database stores them while the next are hashed. */
const PORTION = 32;

/** What may be done while nobody else adds to the ledger. */
export class LedgerTransaction implements Queries {
  readonly recordedAt: Date;
  readonly actors = new Map<string, Actor>();
  readonly #queries: Queries;
  readonly #state: LedgerState;
  readonly #keys: ActorKeys;
  readonly #rows: LedgerRow[] = [];
  #storing: Promise<void> = Promise.resolve();

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

  async query<R extends object>(text: string, values?: unknown[], name?: string): Promise<R[]> {
    await this.#storing;
    return this.#queries.query(text, values, name);
  }

  /** Meets these people: `actorOf` knows them then. Those who have no key get one. */
  async meet(userIds: Iterable<string>): Promise<void> {
    for (const [userId, actor] of await this.#keys.ofAll(this, userIds)) this.actors.set(userId, actor);
  }

  actorOf(userId: string): Actor {
    const actor = this.actors.get(userId);
    if (!actor) throw new Error('Cannot hash what a person did before they were met');
    return actor;
  }

  /** Which of these events are in the ledger, and where. */
  async placesOf(eventIds: readonly string[]): Promise<Map<string, Place>> {
    if (eventIds.length === 0) return new Map();
    const rows = await this.query<{ event_id: string; source: string; seq: string }>(
      'SELECT event_id, source, seq FROM entry_keys WHERE event_id = ANY ($1)',
      [[...eventIds]],
      'ledger_places',
    );
    return new Map(rows.map(({ event_id: id, source, seq }) => [id, { source, seq: Number(seq) }]));
  }

  /**
   * Adds an entry; its number must be the next of its source.
   *
   * @returns its place in the ledger.
   * @throws LedgerFormatError when it cannot be an entry.
   */
  async add(draft: EntryDraft): Promise<number> {
    const row = this.#state.add(draft, this.recordedAt);
    this.#rows.push(row);
    if (this.#rows.length >= PORTION) {
      this.#store();
      // Lets the statement leave.
      await setImmediate();
    }
    return row.index;
  }

  /** Stores what was added. */
  async flush(): Promise<void> {
    this.#store();
    await this.#storing;
  }

  #store(): void {
    const rows = this.#rows.splice(0);
    if (rows.length === 0) return;
    this.#storing = this.#storing.then(async () => {
      await this.#queries.query(INSERT, insertValues(rows, this.recordedAt), 'ledger_insert');
    });
    // Whoever uses the connection next is told.
    this.#storing.catch(() => undefined);
  }
}

/**
 * The statement that stores entries with their keys and tree nodes; its values come from `insertValues`. The columns beside the
 * hashed text are read from that text by the database itself, so that they cannot say something else.
 */
export const INSERT = `
  WITH given AS MATERIALIZED (
    SELECT e.index, e.source, e.seq, e.event_id, e.at, $2::timestamptz, e.type, e.operation, e.decision, decode(e.actor, 'hex'),
      e.client, e.entity ->> 'type', e.request_id, t.line, substr($3::bytea, (t.n::integer - 1) * 32 + 1, 32)
    FROM string_to_table($1, E'\\n') WITH ORDINALITY AS t (line, n), jsonb_to_record(t.line::jsonb) AS e (index bigint, source text,
      seq bigint, event_id text, at timestamptz, type text, operation text, decision text, actor text, client text, entity jsonb,
      request_id text)
  ), stored AS (
    INSERT INTO entries (index, source, seq, event_id, at, recorded_at, type, operation, decision, actor, client, entity_type,
      request_id, canonical, leaf) SELECT * FROM given
  ), keyed AS (
    INSERT INTO entry_keys (source, seq, event_id, index) SELECT source, seq, event_id, index FROM given
  )
  INSERT INTO nodes (level, number, hash)
    SELECT level, number, substr($6::bytea, (n::integer - 1) * 32 + 1, 32)
    FROM unnest($4::smallint[], $5::bigint[]) WITH ORDINALITY AS t (level, number, n)`;

/** Canonical text has no line ends, so lines are its own. */
export function insertValues(rows: readonly LedgerRow[], recordedAt: Date): unknown[] {
  const nodes = rows.flatMap((row) => row.nodes);
  return [
    rows.map(({ canonical }) => canonical).join('\n'),
    recordedAt,
    Buffer.concat(rows.map(({ leaf }) => leaf)),
    nodes.map(({ level }) => level),
    nodes.map(({ index }) => index),
    Buffer.concat(nodes.map(({ hash }) => hash)),
  ];
}
