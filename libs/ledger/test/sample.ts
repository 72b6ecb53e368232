import { canonical, type LedgerEntry, type OutsideCheckpoint, type Verdict, verifyExport } from '../src/index.ts';
import { draft, every, exportLines, type History, linked, newSigner, signedAt } from './history.ts';

/** A ledger of 20 entries of three sources in turn, with checkpoints at 6, 12, 18 and 20, to spoil by hand. */
export const signer = newSigner();
const SOURCES = ['profile', 'catalog', 'try-on'];
export const drafts = Array.from({ length: 20 }, (_, number) => draft(number, SOURCES[number % 3] ?? ''));
export const entries = linked(drafts);
export const history: History = { entries, checkpoints: signedAt(entries, every(6, 20), signer) };
export const lines = exportLines(history);

/** Verifies lines with the ledger's key. */
export const verify = (
  text: readonly (string | Buffer)[],
  outside: OutsideCheckpoint[] = [],
  keys = [signer.verifier],
): Promise<Verdict> => verifyExport([Buffer.concat(text.map((line) => Buffer.from(line)))], { keys, outside });

/** One of its checkpoints, kept outside. */
export const kept = (size: number): OutsideCheckpoint => ({
  from: `size-${size}`,
  note: history.checkpoints.get(size) ?? '',
});

/** Which line an entry is in: after the beginning and the checkpoints before it. */
export const lineOf = (index: number): number => 1 + index + Math.floor(index / 6);

/** The line of an entry with some members changed, also to what no entry may have. */
export const changed = (index: number, members: Partial<LedgerEntry>): string =>
  `${canonical({ ...entries[index], ...members })}\n`;
