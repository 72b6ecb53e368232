import { Client } from 'pg';

/** The ledger's rows of one batch: what a raw insert has to store. */
export interface Rows {
  readonly entries: readonly Row[];
  readonly keys: readonly Row[];
  readonly nodes: readonly Row[];
}
type Row = Readonly<Record<string, unknown>>;

const ENTRIES = {
  index: 'bigint',
  source: 'text',
  seq: 'bigint',
  event_id: 'text',
  at: 'timestamptz',
  recorded_at: 'timestamptz',
  type: 'text',
  operation: 'text',
  decision: 'text',
  actor: 'bytea',
  client: 'text',
  entity_type: 'text',
  request_id: 'text',
  canonical: 'text',
  leaf: 'bytea',
};
const KEYS = { source: 'text', seq: 'bigint', event_id: 'text', index: 'bigint' };
const NODES = { level: 'smallint', number: 'bigint', hash: 'bytea' };

type Columns = Readonly<Record<string, string>>;

/** One statement for all rows of all tables, a parameter for each column: the fastest there is, short of COPY. */
function insertInto(tables: Readonly<Record<string, Columns>>): string {
  let parameters = 0;
  const inserts = Object.entries(tables).map(([table, columns]) => {
    const given = Object.values(columns).map((type) => `$${(parameters += 1)}::${type}[]`);
    return `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) SELECT * FROM unnest(${given.join(', ')})`;
  });
  const [last, ...others] = inserts.reverse();
  return others.length === 0 ? `${last}` : `WITH ${others.map((text, i) => `t${i} AS (${text})`).join(', ')} ${last}`;
}
const ENTRIES_ONLY = insertInto({ entries: ENTRIES });
const ALL_TABLES = insertInto({ entries: ENTRIES, entry_keys: KEYS, nodes: NODES });

const valuesOf = (rows: readonly Row[], columns: Columns): unknown[][] =>
  Object.keys(columns).map((name) => rows.map((row) => row[name]));

/** Somebody who has the ledger's rows, with every hash, and only inserts them. */
export class RawInserts {
  readonly #client: Client;
  readonly postgresPid: number;

  private constructor(client: Client, pid: number) {
    this.#client = client;
    this.postgresPid = pid;
  }

  static async connect(url: string): Promise<RawInserts> {
    const client = new Client({ connectionString: url, options: '-c search_path=audit,public' });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return new RawInserts(client, rows[0]?.pid ?? 0);
  }

  /** Stores them in one transaction. */
  async insert({ entries, keys, nodes }: Rows, tables: 'all' | 'entries'): Promise<void> {
    await this.#client.query('BEGIN');
    if (tables === 'entries') {
      await this.#client.query({ name: 'entries', text: ENTRIES_ONLY, values: valuesOf(entries, ENTRIES) });
    } else {
      const values = [...valuesOf(entries, ENTRIES), ...valuesOf(keys, KEYS), ...valuesOf(nodes, NODES)];
      await this.#client.query({ name: 'all', text: ALL_TABLES, values });
    }
    await this.#client.query('COMMIT');
  }

  close(): Promise<void> {
    return this.#client.end();
  }
}

/** Rows of the ledger from one size to another, for somebody else to insert. */
export async function rowsBetween(ledger: Client, from: number, to: number): Promise<Rows> {
  const select = async (columns: Columns, rest: string): Promise<Row[]> =>
    (await ledger.query<Row>(`SELECT ${Object.keys(columns).join(', ')} FROM audit.${rest}`, [from, to])).rows;
  return {
    entries: await select(ENTRIES, 'entries WHERE index >= $1 AND index < $2 ORDER BY index'),
    keys: await select(KEYS, 'entry_keys WHERE index >= $1 AND index < $2 ORDER BY index'),
    // A subtree is complete with its last leaf.
    nodes: await select(
      NODES,
      'nodes WHERE (number + 1) << level > $1 AND (number + 1) << level <= $2 ORDER BY level, number',
    ),
  };
}
