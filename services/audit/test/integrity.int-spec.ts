import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, noteVerifier } from '#libs/ledger';
import { ledger } from '#libs/contracts';
import type { Caller } from '#libs/testing';
import { asOwner, WITHOUT_TRIGGERS } from './as-owner.ts';
import { AuditBed, ORIGIN } from './audit-bed.ts';
import { untilEntries } from './events.ts';
import { exported, untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

let bed: AuditBed;
let caller: Caller;
beforeAll(async () => {
  bed = await AuditBed.make();
  await bed.startAudit();
  caller = await bed.caller();
  const profile = await Source.of(bed, 'profile');
  await profile.send(profile.make(60));
  await untilEntries(bed, 'profile', 60);
  await untilSigned(bed);
});
afterAll(() => bed.stop());

describe('rights', () => {
  /** A table, and a column of it. */
  const TABLES: [string, string][] = [
    ['entries', 'canonical'],
    ['entries_2026_11', 'canonical'],
    ['entries_2029_10', 'canonical'],
    ['entries_other', 'canonical'],
    ['entry_keys', 'seq'],
    ['nodes', 'hash'],
    ['checkpoints', 'note'],
    ['dead_letters', 'reason'],
    ['dead_letter_replays', 'index'],
  ];

  test.each(TABLES)(
    '%s, changed, deleted from or truncated, refuses the service and its owner alike',
    async (table, column) => {
      for (const role of ['audit_app', 'audit_owner']) {
        for (const statement of [
          `UPDATE ${table} SET ${column} = ${column}`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table} CASCADE`,
        ]) {
          await expect(bed.database.query(statement, [], role)).rejects.toMatchObject({ code: '42501' });
        }
      }
    },
  );

  test('the service, at tables and partitions, may only read and add, take away only what is personal, and make nothing', async () => {
    const rights = await bed.query<{ table_name: string; privilege_type: string }>(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'audit_app' ORDER BY 1, 2`,
    );
    const add = ['INSERT', 'SELECT'];
    const tables: [string, string[]][] = [
      ['actor_keys', ['DELETE', ...add]],
      ['checkpoints', add],
      ['dead_letter_payloads', ['DELETE', ...add]],
      ['dead_letter_replays', add],
      ['dead_letters', add],
      ['entries', add],
      ['entry_keys', add],
      ['key_erasures', ['SELECT']],
      ['nodes', add],
    ];
    expect(rights).toEqual(
      tables.flatMap(([table_name, privileges]) =>
        privileges.map((privilege_type) => ({ table_name, privilege_type })),
      ),
    );
    await expect(bed.database.query('CREATE TABLE audit.more ()', [], 'audit_app')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(bed.database.query('SELECT FROM audit.entries_2026_11', [], 'audit_app')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('partitions, of 36 months from 2026-11, are there, each with its trigger', async () => {
    const rows = await bed.query<{ relname: string; triggers: string }>(
      `SELECT c.relname, (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'append_only') AS triggers
       FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'audit.entries'::regclass ORDER BY 1`,
    );
    expect(rows).toHaveLength(37);
    expect(rows.map(({ relname }) => relname)).toEqual(
      expect.arrayContaining(['entries_2026_11', 'entries_2027_01', 'entries_2029_10', 'entries_other']),
    );
    expect(rows.every(({ triggers }) => triggers === '1')).toBe(true);
  });
});

describe('checkpoints', () => {
  test('checkpoint, in the folder outside, is the one in the database, signed by the key, and the key is for its owner only', async () => {
    const view = await caller.call(ledger.getLedgerCheckpoint, {});
    const note = readFileSync(join(bed.checkpointDir, 'latest'), 'utf8');
    expect(note).toBe(view.checkpoint);
    expect(openCheckpoint(note, [noteVerifier(view.verifier_key)], ORIGIN)).toMatchObject({ size: 60 });
    const log = readFileSync(join(bed.checkpointDir, 'checkpoints.log'), 'utf8').trimEnd().split('\n');
    expect(JSON.parse(log.at(-1) ?? '')).toEqual({ checkpoint: note });
    expect(JSON.parse(log[0] ?? '')).toMatchObject({ checkpoint: expect.stringContaining(`${ORIGIN}\n0\n`) });
    expect(statSync(join(bed.dir, 'signing-key.pem')).mode & 0o777).toBe(0o600);
    expect(readdirSync(bed.checkpointDir).sort()).toEqual(['checkpoints.log', 'latest']);
    expect(bed.logs()).not.toContain(readFileSync(join(bed.dir, 'signing-key.pem'), 'utf8').split('\n')[1]);
  });
});

describe('an export', () => {
  test('export, page by page, of any page length, is good and the same', async () => {
    let lines: string[] = [];
    const verdict = await verdictOn(bed, caller, async () => (lines = await exported(caller, 7)));
    expect(verdict).toMatchObject({ ok: true, problems: [], origin: ORIGIN });
    const { size } = verdict;
    const whole = await exported(caller, 500);
    const entry = (line: string): boolean => line.includes('"v":1');
    expect(whole.filter(entry).slice(0, size)).toEqual(lines.filter(entry));
  });

  test('export, after an entry was changed and another deleted in the database, is found out and both are named', async () => {
    await asOwner(
      bed,
      ...WITHOUT_TRIGGERS,
      `UPDATE entries SET canonical = replace(canonical, '"decision":"done"', '"decision":"none"') WHERE index = 20`,
      'DELETE FROM entries WHERE index = 33',
    );
    const { ok, problems } = await verdictOn(bed, caller);
    expect(ok).toBe(false);
    expect(problems.slice(0, 2)).toEqual([
      expect.objectContaining({ kind: 'modified', index: 20, source: 'profile', seq: 21 }),
      expect.objectContaining({ kind: 'deleted', index: 33 }),
    ]);
    expect(problems.map(({ kind }) => kind)).not.toContain('inserted');
  });
});
