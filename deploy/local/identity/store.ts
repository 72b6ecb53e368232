import { join } from 'node:path';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { StartError } from '../start-error.ts';
import { readJson, writeJson } from './files.ts';

interface Row {
  readonly payload: AdapterPayload;
  /** Milliseconds since 1970; absent for registered clients, which do not expire. */
  readonly expiresAt?: number;
}
type Table = Map<string, Row>;

/** What must outlive a restart. The rest (codes, logins under way, sessions) is started anew by the person. */
const DURABLE: ReadonlySet<string> = new Set(['Client', 'Grant', 'RefreshToken']);
const MAX_ROWS = 2_000;
const MAX_ROW_BYTES = 64 * 1024;
/** The library accepts a token this long after it expired; the row must still be there to say why it is refused. */
const GRACE_MS = 60_000;

/** Everything the provider remembers: in memory, and the durable part in one file, written whole. */
export class Store {
  readonly #path: string;
  readonly #now: () => number;
  readonly #tables = new Map<string, Table>();
  #dirty = false;
  #writing: Promise<void> | undefined;

  private constructor(path: string, now: () => number) {
    this.#path = path;
    this.#now = now;
  }

  static async open(dataDir: string, now: () => number = Date.now): Promise<Store> {
    const store = new Store(join(dataDir, 'state.json'), now);
    const stored = await readJson(store.#path);
    if (stored !== undefined && !isState(stored)) {
      throw new StartError(`Cannot use ${store.#path}: it has another shape. Delete it; clients then connect anew.`);
    }
    for (const [model, rows] of Object.entries(stored ?? {})) store.#tables.set(model, new Map(rows));
    store.sweep();
    return store;
  }

  /** Forgets what has expired. Cheap enough to run every minute; the file follows at the next write. */
  sweep(): void {
    const deadline = this.#now() - GRACE_MS;
    for (const table of this.#tables.values()) {
      for (const [id, row] of table) if (row.expiresAt !== undefined && row.expiresAt < deadline) table.delete(id);
    }
  }

  /** Resolves when everything said so far is on disk. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  /** The library asks for one adapter per kind of thing it stores. */
  adapterFor(model: string): Adapter {
    const table: Table = this.#tables.get(model) ?? new Map<string, Row>();
    this.#tables.set(model, table);
    const saved = (): Promise<void> => (DURABLE.has(model) ? this.#save() : Promise.resolve());
    const findBy = (wanted: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...table.values()].find((row) => wanted(row.payload))?.payload;
    return {
      upsert: (id, payload, expiresIn) => {
        if (Buffer.byteLength(JSON.stringify(payload)) > MAX_ROW_BYTES) {
          return Promise.reject(new Error(`Cannot keep a ${model}: it is larger than ${MAX_ROW_BYTES} bytes`));
        }
        table.delete(id);
        table.set(id, expiresIn ? { payload, expiresAt: this.#now() + expiresIn * 1000 } : { payload });
        for (const oldest of [...table.keys()].slice(0, Math.max(0, table.size - MAX_ROWS))) table.delete(oldest);
        return saved();
      },
      find: (id) => {
        const row = table.get(id);
        if (!row) return Promise.resolve();
        // Back to the end of the line: what is in use is the last to be pushed out by MAX_ROWS.
        table.delete(id);
        table.set(id, row);
        return Promise.resolve(row.payload);
      },
      findByUid: (uid) => Promise.resolve(findBy((payload) => payload.uid === uid)),
      findByUserCode: (userCode) => Promise.resolve(findBy((payload) => payload.userCode === userCode)),
      consume: (id) => {
        const row = table.get(id);
        if (row) row.payload.consumed = Math.floor(this.#now() / 1000);
        return saved();
      },
      destroy: (id) => {
        table.delete(id);
        return saved();
      },
      revokeByGrantId: (grantId) => {
        for (const [id, row] of table) if (row.payload.grantId === grantId) table.delete(id);
        return saved();
      },
    };
  }

  /** One write at a time; whoever comes meanwhile shares the next one. */
  #save(): Promise<void> {
    this.#dirty = true;
    this.#writing ??= this.#drain().finally(() => {
      this.#writing = undefined;
    });
    return this.#writing;
  }

  async #drain(): Promise<void> {
    while (this.#dirty) {
      this.#dirty = false;
      const durable = [...this.#tables].filter(([model]) => DURABLE.has(model));
      await writeJson(this.#path, Object.fromEntries(durable.map(([model, table]) => [model, [...table]])));
    }
  }
}

function isState(value: unknown): value is Record<string, [string, Row][]> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((rows) => Array.isArray(rows) && rows.every(isEntry));
}

function isEntry(entry: unknown): entry is [string, Row] {
  if (!Array.isArray(entry)) return false;
  const parts: unknown[] = entry;
  const [id, row] = parts;
  return parts.length === 2 && typeof id === 'string' && typeof row === 'object' && row !== null && 'payload' in row;
}
