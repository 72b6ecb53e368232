import { parseArgs } from 'node:util';
import {
  canonical,
  checkpointLine,
  endLine,
  entryLine,
  FIRST_PREV,
  headerLine,
  leafHashOf,
  type LedgerEntry,
  newNoteKey,
  noteSigner,
  signCheckpoint,
  TreeFrontier,
  verifyExport,
} from '../src/index.ts';

const HELP = `Usage: node libs/ledger/bench/verify.ts [--records 1000000] [--batch 1000]

Writes a ledger in memory-sized pieces, verifies it as it comes, and prints records per second, processor time, memory and bytes per
record. Verifying is measured by itself: writing is timed apart and taken off.
`;
const ORIGIN = 'bench.example/ledger';
const SOURCES = ['gateway', 'profile', 'catalog', 'commerce', 'try-on', 'audit'];
const CHUNK_BYTES = 64 * 1024;

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    batch: { type: 'string', default: '1000' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit(0);
}
const [records, batch] = [Number(values.records), Number(values.batch)];

const signer = noteSigner(newNoteKey(ORIGIN).signer);
let written = 0;
/** Milliseconds, and microseconds of processor time. */
let [writing, writingCpu] = [0, 0];
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** The export in chunks, as a file or a connection gives it. */
function* chunks(): Generator<Buffer> {
  const tree = new TreeFrontier();
  const last = new Map(SOURCES.map((source) => [source, { seq: 0, prev: FIRST_PREV }]));
  let text = headerLine(ORIGIN);
  let [started, startedCpu] = [performance.now(), cpu()];
  for (let index = 0; index < records; index += 1) {
    const entry = entryOf(index, last);
    text += entryLine(entry);
    const leaf = leafHashOf(Buffer.from(canonical(entry)));
    tree.append(leaf);
    last.set(entry.source, { seq: entry.seq, prev: leaf.toString('hex') });
    const size = index + 1;
    if (size % batch === 0 || size === records) {
      text += checkpointLine(signCheckpoint({ origin: ORIGIN, size, root: tree.root() }, signer));
    }
    if (text.length >= CHUNK_BYTES) {
      const bytes = Buffer.from(text);
      [text, written] = ['', written + bytes.length];
      [writing, writingCpu] = [writing + performance.now() - started, writingCpu + cpu() - startedCpu];
      yield bytes;
      [started, startedCpu] = [performance.now(), cpu()];
    }
  }
  const rest = Buffer.from(text + endLine(records));
  written += rest.length;
  [writing, writingCpu] = [writing + performance.now() - started, writingCpu + cpu() - startedCpu];
  yield rest;
}

function entryOf(index: number, last: ReadonlyMap<string, { seq: number; prev: string }>): LedgerEntry {
  const source = SOURCES[(index * 7) % SOURCES.length] ?? '';
  const { seq, prev } = last.get(source) ?? { seq: 0, prev: FIRST_PREV };
  const digits = index.toString(16).padStart(8, '0');
  const at = new Date(1_780_000_000_000 + index * 40).toISOString();
  return {
    v: 1,
    index,
    source,
    seq: seq + 1,
    event_id: `0198c0de-0000-7000-8000-0000${digits}`,
    at,
    recorded_at: at,
    type: 'approval.requested',
    operation: 'commerce.request_purchase_approval',
    decision: 'allowed',
    count: 1,
    entity: { type: 'approval', id: digits.repeat(8) },
    actor: digits.repeat(8),
    client: 'https://chat.example/oauth/client.json',
    args: digits.repeat(8),
    request_id: `0198c0de-1111-7000-8000-0000${digits}`,
    trace_id: digits.repeat(4),
    contract: '1.4.0',
    prev,
  };
}

const [before, beforeCpu] = [performance.now(), cpu()];
const verdict = await verifyExport(chunks(), { keys: [signer.verifier] });
const seconds = (performance.now() - before - writing) / 1_000;
const cpuSeconds = (cpu() - beforeCpu - writingCpu) / 1_000_000;
const peak = process.resourceUsage().maxRSS / 1_024;

process.stdout.write(
  `${verdict.ok ? 'ok' : 'NOT ok'}: ${verdict.size} records, ${verdict.checkpoints.inside} checkpoints, ${SOURCES.length} sources\n` +
    `verified   ${Math.round(records / seconds)} records/s (${seconds.toFixed(1)} s, of the processor ${cpuSeconds.toFixed(1)} s)\n` +
    `written    ${Math.round((records / writing) * 1_000)} records/s, checked, hashed and signed\n` +
    `peak RSS   ${peak.toFixed(0)} MB, writing and verifying\n` +
    `size       ${(written / records).toFixed(0)} bytes per record with its share of checkpoints\n`,
);
process.exitCode = verdict.ok ? 0 : 1;
