import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Call } from '#libs/auth';
import { ledger, type LedgerLinesView, OperationError, type ReadLedgerLinesInput } from '#libs/contracts';
import { checkpointLine, endLine, headerLine, type NoteVerifier } from '#libs/ledger';
import { sentenceOf } from '../activity/sentences.rules.ts';
import { NOTE_KEY } from '../ledger/ledger.tokens.ts';
import { OwnActs } from '../ledger/own-acts.ts';
import { cefLine } from './cef.rules.ts';
import { toView } from './entry.view.ts';

const DEFAULT_LIMIT = 500;
/** As JSON in the answer; NATS carries 1 MB, and the rest of the answer is small. */
const MAX_PAGE_BYTES = 850_000;

interface Line {
  readonly index: number;
  readonly text: string;
}

@Injectable()
export class LinesService {
  constructor(
    private readonly database: DataSource,
    private readonly acts: OwnActs,
    @Inject(NOTE_KEY) private readonly key: NoteVerifier,
  ) {}

  /** One page of an export. An export ends at a checkpoint, so that every entry in it is signed for. */
  async read(call: Call, input: ReadLedgerLinesInput): Promise<LedgerLinesView> {
    const { from_index: from, limit = DEFAULT_LIMIT, size: given, format = 'jsonl' } = input;
    await this.acts.recordRead(ledger.readLedgerLines, call, input, { type: 'ledger', id: 'entries' });
    const size = given ?? (await this.newestSize());
    if (from > size || (given !== undefined && !(await this.isSigned(given)))) {
      const field = from > size ? 'from_index' : 'size';
      throw new OperationError(
        'INVALID_INPUT',
        `"${field}" is beyond what is signed, or no size of a checkpoint: begin again without "size"`,
        {
          details: { field },
        },
      );
    }
    const { rows, end } = await this.entries(from, Math.min(from + limit, size));
    const last = end >= size;
    if (format === 'cef') {
      const lines = rows.map(({ text }) => toView(text)).map((entry) => cefLine(entry, sentenceOf(entry)));
      return { lines, size, next_index: last ? null : end };
    }
    const lines = [
      ...(given === undefined ? [headerLine(this.key.name, from)] : []),
      ...merged(rows, await this.checkpoints(from, end)),
      ...(last ? [endLine(size)] : []),
    ];
    return { lines: lines.map((line) => line.trimEnd()), size, next_index: last ? null : end };
  }

  private async newestSize(): Promise<number> {
    const [newest] = await this.database.query<{ size: string | null }[]>('SELECT max(size) AS size FROM checkpoints');
    if (!newest?.size) throw new OperationError('NOT_FOUND', 'No checkpoint is signed yet: ask again in a few seconds');
    return Number(newest.size);
  }

  private async isSigned(size: number): Promise<boolean> {
    return (await this.database.query<unknown[]>('SELECT FROM checkpoints WHERE size = $1', [size])).length > 0;
  }

  /** Entries from one index up to another, as many as fit a page; at least one. Up to `end` they are all there are. */
  private async entries(from: number, to: number): Promise<{ rows: Line[]; end: number }> {
    const rows = await this.database.query<{ index: string; canonical: string }[]>(
      'SELECT index, canonical FROM entries WHERE index >= $1 AND index < $2 ORDER BY index',
      [from, to],
    );
    let bytes = 0;
    const fitting = rows.filter(({ canonical }, i) => {
      bytes += Buffer.byteLength(JSON.stringify(canonical)) + 1;
      return i === 0 || bytes <= MAX_PAGE_BYTES;
    });
    const beyond = rows[fitting.length];
    return {
      rows: fitting.map(({ index, canonical }) => ({ index: Number(index), text: canonical })),
      end: beyond ? Number(beyond.index) : to,
    };
  }

  /** Checkpoints of the sizes a page comes to; that of size 0 stands before the first entry. */
  private async checkpoints(from: number, to: number): Promise<Line[]> {
    const rows = await this.database.query<{ size: string; note: string }[]>(
      'SELECT size, note FROM checkpoints WHERE size > $1 AND size <= $2 OR size = 0 AND $1 = 0 ORDER BY size',
      [from, to],
    );
    return rows.map(({ size, note }) => ({ index: Number(size), text: checkpointLine(note) }));
  }
}

/** Each checkpoint before the entry whose index is its size, which is after the entry that completes it. */
function merged(entries: readonly Line[], checkpoints: readonly Line[]): string[] {
  const lines: string[] = [];
  let next = 0;
  for (const { index, text } of entries) {
    for (; (checkpoints[next]?.index ?? Infinity) <= index; next += 1) lines.push(checkpoints[next]?.text ?? '');
    lines.push(text);
  }
  return [...lines, ...checkpoints.slice(next).map(({ text }) => text)];
}
