import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ledger, type LedgerLinesView, type ReadLedgerLinesInput } from '#libs/contracts';
import { noteVerifier, type OutsideCheckpoint, type Verdict, verifyExport } from '#libs/ledger';
import type { Caller } from '#libs/testing';
import { type AuditBed, until } from './audit-bed.ts';

/** The lines of an export, read page by page as the gateway does. */
export async function exported(caller: Caller, limit = 500, from = 0): Promise<string[]> {
  const requestId = `export-${performance.now()}`;
  const lines: string[] = [];
  let size: number | undefined;
  for (let next: number | null = from; next !== null;) {
    const input: ReadLedgerLinesInput = { from_index: next, limit, ...(size === undefined ? {} : { size }) };
    const page: LedgerLinesView = await caller.call(ledger.readLedgerLines, input, {
      user: 'auth0|auditor',
      requestId,
    });
    lines.push(...page.lines);
    size = page.size;
    next = page.next_index;
  }
  return lines;
}

/** What the verifier says of an export; it knows the checkpoint kept outside. */
export async function verdictOn(bed: AuditBed, caller: Caller, read = () => exported(caller)): Promise<Verdict> {
  // Reading the ledger is an entry too: a checkpoint taken after the export may be of a larger one.
  const latest: OutsideCheckpoint = { from: 'latest', note: readFileSync(join(bed.checkpointDir, 'latest'), 'utf8') };
  const { verifier_key: key } = await caller.call(ledger.getLedgerCheckpoint, {});
  const given = await read();
  return verifyExport([Buffer.from(`${given.join('\n')}\n`)], { keys: [noteVerifier(key)], outside: [latest] });
}

/** Waits until everything that is in the ledger is signed for. */
export async function untilSigned(bed: AuditBed): Promise<number> {
  const sizes = async (): Promise<{ entries: number; signed: number }> => {
    const [row] = await bed.query<{ entries: string; signed: string }>(
      'SELECT (SELECT count(*) FROM audit.entry_keys) AS entries, (SELECT max(size) FROM audit.checkpoints) AS signed',
    );
    return { entries: Number(row?.entries), signed: Number(row?.signed) };
  };
  await until(async () => {
    const { entries, signed } = await sizes();
    return entries === signed;
  }, sizes);
  return (await sizes()).signed;
}
