import type { AuditBed } from './audit-bed.ts';

/** As the owner of the schema, who can take the triggers away but has to do so. */
export async function asOwner({ database }: AuditBed, ...statements: string[]): Promise<void> {
  await database.query(statements.join(';\n'), [], 'audit_owner');
}

export const WITHOUT_TRIGGERS = [
  'entries',
  'entries_2026_11',
  'entries_other',
  'entry_keys',
  'nodes',
  'checkpoints',
].map((table) => `ALTER TABLE ${table} DISABLE TRIGGER append_only`);
