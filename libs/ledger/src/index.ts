export { canonical, CanonicalJsonError } from './canonical.ts';
export { type Checkpoint, checkpointText, openCheckpoint, parseCheckpointText, signCheckpoint } from './checkpoint.ts';
export {
  entryText,
  FIRST_PREV,
  leafHash,
  type LedgerEntity,
  type LedgerEntry,
  MAX_ENTRY_BYTES,
  parseEntry,
  toEntry,
} from './entry.ts';
export { checkpointLine, endLine, entryLine, EXPORT_FORMAT, headerLine } from './export-format.ts';
export { LedgerFormatError } from './format-error.ts';
export { EMPTY_ROOT, type GetNode, leafHashOf, nodeHashOf, TreeFrontier, type TreeNode } from './merkle.ts';
export { type Note, type NoteSignature, NoteSignatureError, openNote, parseNote, signNote } from './note.ts';
export { newNoteKey, noteSigner, type NoteSigner, noteVerifier, type NoteVerifier } from './note-key.ts';
export type { OutsideCheckpoint } from './outside-checkpoints.ts';
export type { Problem, ProblemKind, Verdict, Warning } from './problem.ts';
export { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proofs.ts';
export { LedgerVerifier, verifyExport, type VerifyOptions } from './verify.ts';
