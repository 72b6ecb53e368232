import { describe, expect, test } from '@jest/globals';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ledger } from '#libs/contracts';
import { ask } from '#libs/testing';
import { asOwner, WITHOUT_TRIGGERS } from './as-owner.ts';
import { type AuditBed, type AuditProcess, inBed, until } from './audit-bed.ts';
import { entriesOf, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

/** A ledger of 60 entries that is signed as a whole; the service has stopped. */
interface Signed {
  readonly bed: AuditBed;
  readonly profile: Source;
  readonly audit: AuditProcess;
}

const inSigned = (test: (signed: Signed) => Promise<void>): (() => Promise<void>) =>
  inBed(async (bed) => {
    const audit = await bed.startAudit();
    const profile = await Source.of(bed, 'profile');
    await profile.send(profile.make(60));
    await untilEntries(bed, 'profile', 60);
    await untilSigned(bed);
    await audit.part.stop();
    await test({ bed, profile, audit });
  });

describe('a database that is not what was signed', () => {
  /** Starts the service on what was done to it: it must refuse, say so, and go on once it is undone. */
  async function expectRefusal({ bed, profile }: Signed, named: RegExp, undo: () => Promise<void>): Promise<void> {
    const caller = await bed.caller();
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

  test.concurrent(
    'audit, its database set back, adds nothing, signs nothing and says both sizes',
    inSigned(async (signed) => {
      const { bed } = signed;
      await asOwner(
        bed,
        ...WITHOUT_TRIGGERS,
        ...['entries', 'entry_keys', 'nodes', 'checkpoints'].map(
          (table) => `CREATE TABLE saved_${table} AS SELECT * FROM ${table}`,
        ),
      );
      await asOwner(
        bed,
        'DELETE FROM entries WHERE index >= 40',
        'DELETE FROM entry_keys WHERE index >= 40',
        'DELETE FROM nodes WHERE (number + 1) << level > 40',
        'DELETE FROM checkpoints WHERE size > 40',
      );
      await expectRefusal(signed, /has 40 entries, but the checkpoint in .* was signed over 60/, () =>
        asOwner(
          bed,
          'INSERT INTO entries SELECT * FROM saved_entries WHERE index >= 40',
          'INSERT INTO nodes SELECT * FROM saved_nodes WHERE (number + 1) << level > 40',
          'INSERT INTO checkpoints SELECT * FROM saved_checkpoints WHERE size > 40',
          'INSERT INTO entry_keys SELECT * FROM saved_entry_keys WHERE index >= 40',
        ),
      );
    }),
    60_000,
  );

  test.concurrent(
    'audit, its database rewritten with all hashes made anew, adds nothing, signs nothing and names both roots',
    inSigned(async (signed) => {
      const { bed } = signed;
      await asOwner(bed, ...WITHOUT_TRIGGERS, 'CREATE TABLE saved_nodes AS SELECT * FROM nodes');
      await asOwner(bed, `UPDATE nodes SET hash = sha256(hash) WHERE level = 5 AND number = 0`);
      await expectRefusal(
        signed,
        /first 60 entries have the root \S+, but the checkpoint in .* was signed over \S+\. The database was rewritten/,
        () =>
          asOwner(
            bed,
            'UPDATE nodes n SET hash = s.hash FROM saved_nodes s WHERE (s.level, s.number) = (n.level, n.number)',
          ),
      );
    }),
    60_000,
  );

  test.concurrent(
    'audit, a node of its tree deleted, adds nothing',
    inSigned(async (signed) => {
      const { bed } = signed;
      await asOwner(
        bed,
        ...WITHOUT_TRIGGERS,
        'CREATE TABLE saved_nodes AS SELECT * FROM nodes',
        'DELETE FROM nodes WHERE level = 5 AND number = 0',
      );
      await expectRefusal(signed, /no node 0 at level 5/, () =>
        asOwner(bed, 'INSERT INTO nodes SELECT * FROM saved_nodes WHERE level = 5 AND number = 0'),
      );
    }),
    60_000,
  );

  test.concurrent(
    'audit, the checkpoints outside gone, does not begin anew by itself',
    inSigned(async (signed) => {
      const { bed } = signed;
      const note = readFileSync(join(bed.checkpointDir, 'latest'), 'utf8');
      const log = readFileSync(join(bed.checkpointDir, 'checkpoints.log'), 'utf8');
      rmSync(join(bed.checkpointDir, 'latest'));
      writeFileSync(join(bed.checkpointDir, 'checkpoints.log'), '');
      await expectRefusal(signed, /has 60 entries, but .* has no checkpoint/, () => {
        writeFileSync(join(bed.checkpointDir, 'checkpoints.log'), log);
        writeFileSync(join(bed.checkpointDir, 'latest'), note);
        return Promise.resolve();
      });
    }),
    60_000,
  );

  test.concurrent(
    'audit, another key in the place of its own, adds nothing',
    inSigned(async ({ bed, audit, profile }) => {
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
    }),
    60_000,
  );
});
