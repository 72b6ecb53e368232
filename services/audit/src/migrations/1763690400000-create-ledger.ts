import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, monthsFrom } from './month-partitions.ts';

const APPEND_ONLY = ['entries', 'entry_keys', 'nodes', 'checkpoints', 'dead_letters', 'dead_letter_replays'];
/** What a person's wish to be forgotten destroys. */
const ERASABLE = ['actor_keys', 'dead_letter_payloads'];

export class CreateLedger1763690400000 implements MigrationInterface {
  readonly name = 'CreateLedger1763690400000';

  async up(runner: QueryRunner): Promise<void> {
    // "canonical" is the exact text that was hashed; the other columns say again what searches need.
    await runner.query(`
      CREATE TABLE entries (
        index bigint NOT NULL CHECK (index >= 0),
        source text NOT NULL,
        seq bigint NOT NULL CHECK (seq > 0),
        event_id text NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL,
        type text NOT NULL,
        operation text NOT NULL,
        decision text NOT NULL,
        actor bytea CHECK (length(actor) = 32),
        client text,
        entity_type text,
        request_id text,
        canonical text NOT NULL,
        leaf bytea NOT NULL CHECK (length(leaf) = 32),
        PRIMARY KEY (index, recorded_at)
      ) PARTITION BY RANGE (recorded_at)`);
    await runner.query('CREATE INDEX entries_by_actor ON entries (actor, index)');
    await runner.query('CREATE INDEX entries_by_operation ON entries (operation, index)');
    await runner.query('CREATE INDEX entries_by_type ON entries (type, index)');
    await runner.query('CREATE INDEX entries_by_entity_type ON entries (entity_type, index)');
    await runner.query('CREATE INDEX entries_by_time ON entries (at)');
    const months = monthsFrom(2026, 11, 36);
    for (const { table, from, to } of months) {
      await runner.query(`CREATE TABLE ${table} PARTITION OF entries FOR VALUES FROM ('${from}') TO ('${to}')`);
    }
    await runner.query('CREATE TABLE entries_other PARTITION OF entries DEFAULT');

    // Not partitioned: an event is taken in once, in whatever month it is delivered again.
    await runner.query(`
      CREATE TABLE entry_keys (
        source text NOT NULL,
        seq bigint NOT NULL,
        event_id text NOT NULL UNIQUE,
        index bigint NOT NULL UNIQUE,
        PRIMARY KEY (source, seq)
      )`);
    // Complete subtrees from level 1 on; those of level 0 are the leaves, which "entries" has.
    await runner.query(`
      CREATE TABLE nodes (
        level smallint NOT NULL CHECK (level > 0),
        number bigint NOT NULL CHECK (number >= 0),
        hash bytea NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (level, number)
      )`);
    await runner.query(`
      CREATE TABLE checkpoints (
        size bigint PRIMARY KEY CHECK (size >= 0),
        note text NOT NULL,
        at timestamptz NOT NULL
      )`);
    // Whoever destroys a person's key makes every hash made with it mean nothing; hence nothing refuses it.
    await runner.query(`
      CREATE TABLE actor_keys (
        user_id text PRIMARY KEY,
        key bytea NOT NULL CHECK (length(key) = 32)
      )`);
    // Tells those who have keys at hand that one is gone, in the transaction that takes it away, whoever does.
    await runner.query(`
      CREATE TABLE key_erasures (
        only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
        count bigint NOT NULL DEFAULT 0
      )`);
    await runner.query('INSERT INTO key_erasures DEFAULT VALUES');
    await runner.query(`
      CREATE FUNCTION count_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_temp AS $$
      BEGIN
        UPDATE key_erasures SET count = count + 1;
        RETURN NULL;
      END $$`);
    await runner.query(
      'CREATE TRIGGER count_erasure AFTER UPDATE OR DELETE OR TRUNCATE ON actor_keys FOR EACH STATEMENT EXECUTE FUNCTION count_erasure()',
    );
    await runner.query(`
      CREATE TABLE dead_letters (
        number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id text NOT NULL UNIQUE,
        received_at timestamptz NOT NULL,
        subject text NOT NULL,
        source text,
        seq bigint,
        reason text NOT NULL,
        payload_bytes integer NOT NULL,
        digest bytea NOT NULL UNIQUE
      )`);
    // What came may be in plain text about a person: it can be erased, and the letter stays.
    await runner.query(`
      CREATE TABLE dead_letter_payloads (
        dead_letter_id text PRIMARY KEY REFERENCES dead_letters (id),
        person text,
        payload bytea NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE dead_letter_replays (
        dead_letter_id text PRIMARY KEY REFERENCES dead_letters (id),
        replayed_at timestamptz NOT NULL,
        index bigint NOT NULL
      )`);

    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'Cannot % %: the ledger only grows', lower(TG_OP), TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$`);
    const partitions = [...months.map(({ table }) => table), 'entries_other'];
    for (const table of [...APPEND_ONLY, ...partitions]) await runner.query(appendOnly(table));

    await runner.query('REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM audit_app');
    await runner.query(`GRANT SELECT, INSERT ON ${[...APPEND_ONLY, ...ERASABLE].join(', ')} TO audit_app`);
    await runner.query(`GRANT DELETE ON ${ERASABLE.join(', ')} TO audit_app`);
    await runner.query('GRANT SELECT ON key_erasures TO audit_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE dead_letter_replays, dead_letter_payloads, dead_letters, key_erasures, actor_keys, checkpoints, nodes, entry_keys, entries',
    );
    await runner.query('DROP FUNCTION refuse_change(), count_erasure()');
  }
}
