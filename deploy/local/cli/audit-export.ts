import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { LedgerApi } from './audit-api.ts';
import { CliError } from './run-cli.ts';

/** Longer than the line an export ends with. */
const TAIL_BYTES = 100;

/** Writes an export to `out`, whole or not at all, or to stdout. */
export async function exportLedger(
  api: Pick<LedgerApi, 'export'>,
  from: number,
  out: string | undefined,
): Promise<void> {
  if (out === undefined) {
    await pipeline(whole(api.export(from)), process.stdout, { end: false });
    return;
  }
  if (existsSync(out)) throw new CliError(`Cannot export to ${out}: the file is there already. Name another.`, 2);
  const part = `${out}.part`;
  try {
    const packed = out.endsWith('.gz') ? createGzip() : new PassThrough();
    await pipeline(whole(api.export(from)), packed, createWriteStream(part, { mode: 0o600 }));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** The same bytes; an error at their end when they do not end as an export does. */
async function* whole(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let tail = Buffer.alloc(0);
  for await (const chunk of chunks) {
    tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES);
    yield chunk;
  }
  if (!/\n\{"end":\{"size":\d+\}\}\n$/.test(tail.toString())) {
    throw new CliError('Cannot export the ledger: the answer broke off before its end. Try again.');
  }
}
