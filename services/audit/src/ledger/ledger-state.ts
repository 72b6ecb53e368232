import { entryText, FIRST_PREV, leafHashOf, type TreeFrontier, type TreeNode } from '#libs/ledger';
import type { EntryDraft } from './entry-draft.ts';

/** The last entry of a source. */
export interface SourceHead {
  readonly seq: number;
  /** Its leaf hash, hex. */
  readonly leaf: string;
}

/** An entry and its hashes, as they are stored. */
export interface LedgerRow {
  readonly index: number;
  readonly draft: EntryDraft;
  readonly canonical: string;
  readonly leaf: Buffer;
  /** Subtrees it completes, without the leaf. */
  readonly nodes: readonly TreeNode[];
}

/** The end of the ledger: all that adding an entry depends on. */
export class LedgerState {
  readonly #frontier: TreeFrontier;
  readonly #heads: Map<string, SourceHead>;
  #lastEventId: string | null;
  #lastRecordedAt: number;

  constructor(end: {
    frontier: TreeFrontier;
    heads: Map<string, SourceHead>;
    lastEventId: string | null;
    lastRecordedAt: number;
  }) {
    this.#frontier = end.frontier;
    this.#heads = end.heads;
    this.#lastEventId = end.lastEventId;
    this.#lastRecordedAt = end.lastRecordedAt;
  }

  get size(): number {
    return this.#frontier.size;
  }

  get root(): Buffer {
    return this.#frontier.root();
  }

  get heads(): ReadonlyMap<string, SourceHead> {
    return this.#heads;
  }

  headOf(source: string): number {
    return this.#heads.get(source)?.seq ?? 0;
  }

  /** Whether a database whose last entry is this one is at the same place. */
  endsWith(last: { size: number; eventId: string | null }): boolean {
    return last.size === this.size && last.eventId === this.#lastEventId;
  }

  /** When the entries added next are recorded: never before the last one, whatever the clock says. */
  recordingTime(now: Date): Date {
    return new Date(Math.max(now.getTime(), this.#lastRecordedAt));
  }

  /** @throws LedgerFormatError when it cannot be an entry; nothing has changed then. */
  add(draft: EntryDraft, recordedAt: Date): LedgerRow {
    const { source, seq } = draft;
    const head = this.#heads.get(source);
    if (seq !== (head?.seq ?? 0) + 1) throw new RangeError(`Cannot add ${source} ${seq} after ${head?.seq ?? 0}`);
    const index = this.size;
    const prev = head?.leaf ?? FIRST_PREV;
    const canonical = entryText({ ...draft, v: 1, index, recorded_at: recordedAt.toISOString(), prev });
    const leaf = leafHashOf(Buffer.from(canonical));
    const [, ...nodes] = this.#frontier.append(leaf);
    this.#heads.set(source, { seq, leaf: leaf.toString('hex') });
    this.#lastEventId = draft.event_id;
    this.#lastRecordedAt = recordedAt.getTime();
    return { index, draft, canonical, leaf, nodes };
  }
}
