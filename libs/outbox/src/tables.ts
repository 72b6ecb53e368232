/**
 * What every service that writes has in its own schema; run by its migrations as the owner. `requests` remembers answers by
 * idempotency key, `outbox` holds events until every consumer has them and a week longer,
 * `outbox_state` outlives both, `outbox_consumers` says how far each consumer is.
 */
export const OUTBOX_TABLES: readonly string[] = [
  `CREATE TABLE requests (
    user_id text NOT NULL,
    operation text NOT NULL,
    key text NOT NULL,
    digest text NOT NULL,
    answer jsonb,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, operation, key)
  )`,
  `CREATE INDEX requests_expiry ON requests (expires_at)`,

  // "seq" is given after the commit, under a lock: numbers are contiguous, which an identity column's are not.
  `CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id uuid NOT NULL UNIQUE,
    event jsonb NOT NULL,
    seq bigint UNIQUE,
    sent_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
  )`,
  `CREATE INDEX outbox_unnumbered ON outbox (id) WHERE seq IS NULL`,
  `CREATE INDEX outbox_age ON outbox (created_at)`,

  `CREATE TABLE outbox_state (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    last_seq bigint NOT NULL DEFAULT 0
  )`,
  `INSERT INTO outbox_state DEFAULT VALUES`,

  `CREATE TABLE outbox_consumers (
    consumer text PRIMARY KEY,
    committed bigint NOT NULL
  )`,
];
