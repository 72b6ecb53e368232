/** The database is not the ledger that was signed: nothing is added to it and nothing of it is signed. */
export class LedgerRefused extends Error {
  override readonly name: string = 'LedgerRefused';
}

/** The database lacks what it must have. */
export class LedgerDamaged extends LedgerRefused {
  constructor(what: string) {
    super(`Cannot add to the ledger: ${what}. Restore the database from a backup that is whole.`);
  }
}
