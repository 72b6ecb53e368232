import { describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { deadLetters, type DeadLetterView } from '#libs/contracts';
import { type AuditBed, inBed, until } from './audit-bed.ts';
import { entriesOf, untilEntries } from './events.ts';
import { untilSigned, verdictOn } from './exported.ts';
import { Source } from './sequence.ts';

const OPERATOR = { user: 'auth0|operator' };
const DORA = 'auth0|canary-dora';
const BAD = 'boom.boom';

/** Makes the database refuse entries of one type, in the given words. */
async function refuse(bed: AuditBed, type: string, state: string): Promise<void> {
  await bed.query(
    `CREATE FUNCTION audit.boom() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NEW.type = '${type}' THEN RAISE EXCEPTION 'boom for ${DORA}' USING ERRCODE = '${state}'; END IF;
       RETURN NEW;
     END $$`,
  );
  await bed.query('CREATE TRIGGER boom BEFORE INSERT ON audit.entries FOR EACH ROW EXECUTE FUNCTION audit.boom()');
}
const relent = (bed: AuditBed): Promise<unknown> => bed.query('DROP TRIGGER boom ON audit.entries');

const idsOf = (rows: readonly { event_id: string }[]): string[] => rows.map(({ event_id: id }) => id);

describe('an event that cannot be taken in for a reason nobody foresaw', () => {
  test.concurrent(
    'an event, refused alone, is a dead letter after its tries; others of its batch do not wait, and its source goes on in order',
    inBed(async (bed) => {
      await refuse(bed, BAD, 'P0001');
      await bed.startAudit();
      const [profile, catalog] = [await Source.of(bed, 'profile'), await Source.of(bed, 'catalog')];
      const before = profile.make(5);
      const [bad] = profile.make(1, { type: BAD, user_id: DORA });
      const after = profile.make(20);
      const others = catalog.make(30);
      await Promise.all([profile.send([...before, ...(bad ? [bad] : []), ...after]), catalog.send(others)]);
      expect(idsOf(await untilEntries(bed, 'catalog', 30, 4_000))).toEqual(idsOf(others));
      expect(await bed.query('SELECT FROM audit.dead_letters')).toEqual([]);
      const entries = await untilEntries(bed, 'profile', 26, 20_000);
      expect(entries[5]).toMatchObject({ seq: '6', type: 'ledger.dead_letter' });
      expect(idsOf(entries.toSpliced(5, 1))).toEqual(idsOf([...before, ...after]));

      const caller = await bed.caller();
      const { dead_letters: letters } = await caller.call(deadLetters.listDeadLetters, {}, OPERATOR);
      expect(letters).toEqual([expect.objectContaining({ source: 'profile', seq: 6 })]);
      const reason = 'the database refuses it (P0001): boom for (its person)';
      expect(letters[0]?.reason).toBe(reason);
      expect(bed.logs()).not.toContain('canary');

      const replay = (): Promise<DeadLetterView> =>
        caller.call(deadLetters.replayDeadLetter, { dead_letter_id: letters[0]?.dead_letter_id ?? '' }, OPERATOR);
      await expect(replay()).rejects.toMatchObject({ code: 'CONFLICT', message: expect.stringContaining(reason) });
      await relent(bed);
      expect((await replay()).replayed_as).not.toBeNull();
      expect((await entriesOf(bed, 'audit')).at(-1)?.type).toBe(BAD);
      await untilSigned(bed);
      expect((await verdictOn(bed, caller)).problems).toEqual([]);
    }),
    60_000,
  );

  test.concurrent.each(['53100', '40001', '25006', '42501', 'XX000'])(
    'an event, refused with SQLSTATE %s, which may pass, waits however long it takes and is nobody’s dead letter',
    (state) =>
      inBed(async (bed) => {
        await refuse(bed, BAD, state);
        await bed.startAudit();
        const profile = await Source.of(bed, 'profile');
        await profile.send([...profile.make(2), ...profile.make(1, { type: BAD }), ...profile.make(2)]);
        await until(
          () => Promise.resolve(bed.logs().split('ledger writer interrupted').length > 4),
          () => Promise.resolve(bed.logs().slice(-500)),
          30_000,
        );
        await sleep(2_000);
        await relent(bed);
        const entries = await untilEntries(bed, 'profile', 5, 20_000);
        expect(entries[2]?.type).toBe(BAD);
        expect(await bed.query('SELECT FROM audit.dead_letters')).toEqual([]);
      })(),
    60_000,
  );
});
