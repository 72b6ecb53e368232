import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openCheckpoint, noteVerifier } from '#libs/ledger';
import { ledger } from '#libs/contracts';
import { ask, type Caller } from '#libs/testing';
import { AuditBed, type AuditProcess, ORIGIN, until } from './audit-bed.ts';
import { entriesOf, untilEntries } from './events.ts';
import { exported, untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

let bed: AuditBed;
let audit: AuditProcess;
let caller: Caller;
let profile: Source;
beforeEach(async () => {
  bed = await AuditBed.make();
  audit = await bed.startAudit();
  caller = await bed.caller();
  profile = await Source.of(bed, 'profile');
  await profile.send(profile.make(60));
  await untilEntries(bed, 'profile', 60);
  await untilSigned(bed);
});
afterEach(() => bed.stop());

/** As the owner of the schema, who can take the triggers away but has to do so. */
async function asOwner(...statements: string[]): Promise<void> {
  for (const statement of statements) await bed.database.query(statement, [], 'audit_owner');
}
const WITHOUT_TRIGGERS = ['entries', 'entries_2026_11', 'entries_other', 'entry_keys', 'nodes', 'checkpoints'].map(
  (table) => `ALTER TABLE ${table} DISABLE TRIGGER append_only`,
);

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

  test('the service, at tables and partitions, may only read and add, and make nothing', async () => {
    const rights = await bed.database.query<{ table_name: string; privilege_type: string }>(
      `SELECT table_name, privilege_type FROM information_schema.role_table_grants WHERE grantee = 'audit_app' ORDER BY 1, 2`,
    );
    const tables = [
      'actor_keys',
      'checkpoints',
      'dead_letter_replays',
      'dead_letters',
      'entries',
      'entry_keys',
      'nodes',
    ];
    expect(rights).toEqual(
      tables.flatMap((table_name) => ['INSERT', 'SELECT'].map((privilege_type) => ({ table_name, privilege_type }))),
    );
    await expect(bed.database.query('CREATE TABLE audit.more ()', [], 'audit_app')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(bed.database.query('SELECT FROM audit.entries_2026_11', [], 'audit_app')).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('partitions, of 36 months from 2026-11, are there, each with its trigger', async () => {
    const rows = await bed.database.query<{ relname: string; triggers: string }>(
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

  /** Starts the service on what was done to it: it must refuse, say so, and go on once it is undone. */
  async function expectRefusal(named: RegExp, undo: () => Promise<void>): Promise<void> {
    const before = (await entriesOf(bed)).length;
    const signed = readFileSync(join(bed.checkpointDir, 'checkpoints.log'), 'utf8');
    const again = await bed.startAudit({ ready: false });
    await profile.send(profile.make(5));
    await until(
      () => Promise.resolve(bed.logs().includes('ledger_refused')),
      () => Promise.resolve(bed.logs().slice(-2_000)),
    );
    const alarms = bed
      .logs()
      .split('\n')
      .filter((line) => line.includes('ledger_refused'));
    expect(alarms).toHaveLength(1);
    expect((JSON.parse(alarms[0] ?? '') as { message: string }).message).toMatch(named);
    expect((await ask(`${again.opsUrl}/ready`)).status).toBe(503);
    await sleep(2_500);
    expect(await entriesOf(bed)).toHaveLength(before);
    expect(readFileSync(join(bed.checkpointDir, 'checkpoints.log'), 'utf8')).toBe(signed);
    await expect(caller.call(ledger.searchLedger, {}, { user: 'auth0|auditor' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    await undo();
    await untilEntries(bed, 'profile', 65, 30_000);
    await until(
      async () => (await ask(`${again.opsUrl}/ready`)).status === 200,
      () => Promise.resolve('still red'),
    );
    expect((await verdictOn(bed, caller)).problems).toEqual([]);
  }

  test('audit, its database set back, adds nothing, signs nothing and says both sizes', async () => {
    await audit.part.stop();
    await asOwner(
      ...WITHOUT_TRIGGERS,
      ...['entries', 'entry_keys', 'nodes', 'checkpoints'].map(
        (table) => `CREATE TABLE saved_${table} AS SELECT * FROM ${table}`,
      ),
    );
    await asOwner(
      'DELETE FROM entries WHERE index >= 40',
      'DELETE FROM entry_keys WHERE index >= 40',
      'DELETE FROM nodes WHERE (number + 1) << level > 40',
      'DELETE FROM checkpoints WHERE size > 40',
    );
    await expectRefusal(/has 40 entries, but the checkpoint in .* was signed over 60/, () =>
      asOwner(
        'INSERT INTO entries SELECT * FROM saved_entries WHERE index >= 40',
        'INSERT INTO nodes SELECT * FROM saved_nodes WHERE (number + 1) << level > 40',
        'INSERT INTO checkpoints SELECT * FROM saved_checkpoints WHERE size > 40',
        'INSERT INTO entry_keys SELECT * FROM saved_entry_keys WHERE index >= 40',
      ),
    );
  }, 60_000);

  test('audit, its database rewritten with all hashes made anew, adds nothing, signs nothing and names both roots', async () => {
    await audit.part.stop();
    await asOwner(...WITHOUT_TRIGGERS, 'CREATE TABLE saved_nodes AS SELECT * FROM nodes');
    await asOwner(`UPDATE nodes SET hash = sha256(hash) WHERE level = 5 AND number = 0`);
    await expectRefusal(
      /first 60 entries have the root \S+, but the checkpoint in .* was signed over \S+\. The database was rewritten/,
      () =>
        asOwner('UPDATE nodes n SET hash = s.hash FROM saved_nodes s WHERE (s.level, s.number) = (n.level, n.number)'),
    );
  }, 60_000);

  test('audit, a node of its tree deleted, adds nothing', async () => {
    await audit.part.stop();
    await asOwner(
      ...WITHOUT_TRIGGERS,
      'CREATE TABLE saved_nodes AS SELECT * FROM nodes',
      'DELETE FROM nodes WHERE level = 5 AND number = 0',
    );
    await expectRefusal(/no node 0 at level 5/, () =>
      asOwner('INSERT INTO nodes SELECT * FROM saved_nodes WHERE level = 5 AND number = 0'),
    );
  }, 60_000);

  test('audit, the checkpoints outside gone, does not begin anew by itself', async () => {
    await audit.part.stop();
    const note = readFileSync(join(bed.checkpointDir, 'latest'), 'utf8');
    const log = readFileSync(join(bed.checkpointDir, 'checkpoints.log'), 'utf8');
    rmSync(join(bed.checkpointDir, 'latest'));
    writeFileSync(join(bed.checkpointDir, 'checkpoints.log'), '');
    await expectRefusal(/has 60 entries, but .* has no checkpoint/, () => {
      writeFileSync(join(bed.checkpointDir, 'checkpoints.log'), log);
      writeFileSync(join(bed.checkpointDir, 'latest'), note);
      return Promise.resolve();
    });
  }, 60_000);

  test('audit, another key in the place of its own, adds nothing', async () => {
    await audit.part.stop();
    const key = readFileSync(join(bed.dir, 'signing-key.pem'), 'utf8');
    rmSync(join(bed.dir, 'signing-key.pem'));
    const stranger = await bed.startAudit({ ready: false });
    await until(
      () => Promise.resolve(bed.logs().includes('ledger_refused')),
      () => Promise.resolve('no alarm'),
    );
    expect((await ask(`${stranger.opsUrl}/ready`)).status).toBe(503);
    await stranger.part.stop();
    writeFileSync(join(bed.dir, 'signing-key.pem'), key, { mode: 0o600 });
    await audit.part.start();
    await profile.send(profile.make(1));
    await untilEntries(bed, 'profile', 61);
  }, 60_000);
});

describe('an export', () => {
  test('export, page by page, of any page length, is good and the same', async () => {
    const lines = await exported(caller, 7);
    const verdict = await verdictOn(bed, caller, lines);
    expect(verdict).toMatchObject({ ok: true, problems: [], origin: ORIGIN });
    const { size } = verdict;
    const whole = await exported(caller, 500);
    const entry = (line: string): boolean => line.includes('"v":1');
    expect(whole.filter(entry).slice(0, size)).toEqual(lines.filter(entry));
  });

  test('export, after an entry was changed in the database, is found out and the entry is named', async () => {
    const [chosen] = (await entriesOf(bed)).slice(33, 34);
    await asOwner(
      ...WITHOUT_TRIGGERS,
      `UPDATE entries SET canonical = replace(canonical, '"decision":"done"', '"decision":"none"') WHERE index = ${chosen?.index}`,
    );
    const verdict = await verdictOn(bed, caller);
    expect(verdict.ok).toBe(false);
    expect(verdict.problems[0]).toMatchObject({ kind: 'modified', index: 33, source: 'profile', seq: 34 });
  });

  test('export, after an entry was deleted from the database, is found out and its place is named', async () => {
    await asOwner(...WITHOUT_TRIGGERS, 'DELETE FROM entries WHERE index = 20');
    const verdict = await verdictOn(bed, caller);
    expect(verdict.ok).toBe(false);
    expect(verdict.problems[0]).toMatchObject({ kind: 'deleted', index: 20 });
  });
});
