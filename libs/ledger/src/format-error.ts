/** A text that is not what it should be: an entry, a line of an export, a note, a checkpoint or a key. The message says what is wrong. */
export class LedgerFormatError extends Error {
  override readonly name = 'LedgerFormatError';
}
