import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Purchases that wait for a person, or were decided by one; the links of those approved; and limits on both. */
export class CreateApprovals1764460001000 implements MigrationInterface {
  readonly name = 'CreateApprovals1764460001000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE merchant_policies, person_policies, purchase_links, approval_shops, approvals');
  }
}

const STATEMENTS = [
  // "snapshot" never changes: its canonical JSON has the hash beside it, which the page showed and the ledger names.
  `CREATE TABLE approvals (
    approval_id text PRIMARY KEY,
    user_id text NOT NULL,
    client_id text NOT NULL,
    request_id text NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'approved', 'declined', 'expired', 'cancelled', 'stale', 'closed')),
    snapshot jsonb NOT NULL,
    snapshot_hash text NOT NULL CHECK (snapshot_hash ~ '^[0-9a-f]{64}$'),
    pictures jsonb NOT NULL,
    pieces integer NOT NULL CHECK (pieces > 0),
    differences jsonb NOT NULL,
    asked_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_session text,
    over_budget_accepted boolean NOT NULL,
    ended_at timestamptz,
    CHECK ((status IN ('pending', 'approved')) = (ended_at IS NULL)),
    CHECK (status <> 'approved' OR decided_session IS NOT NULL)
  )`,
  `CREATE INDEX approvals_of_person ON approvals (user_id, asked_at DESC, approval_id DESC)`,
  `CREATE INDEX approvals_open ON approvals (user_id) WHERE status IN ('pending', 'approved')`,
  `CREATE INDEX approvals_due ON approvals (expires_at) WHERE status IN ('pending', 'approved')`,
  `CREATE INDEX approvals_newest ON approvals (asked_at DESC, approval_id DESC)`,
  `CREATE INDEX approvals_by_status ON approvals (status, asked_at DESC, approval_id DESC)`,

  `CREATE TABLE approval_shops (
    approval_id text NOT NULL REFERENCES approvals (approval_id) ON DELETE CASCADE,
    merchant text NOT NULL,
    position integer NOT NULL,
    state text NOT NULL CHECK (state IN ('unopened', 'opened', 'bought', 'not_bought')),
    total_minor bigint NOT NULL CHECK (total_minor >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    opened_at timestamptz,
    opened_session text,
    outcome_at timestamptz,
    PRIMARY KEY (approval_id, merchant),
    CHECK ((state = 'unopened') = (opened_at IS NULL))
  )`,
  `CREATE INDEX approval_shops_by_merchant ON approval_shops (merchant, approval_id)`,

  // Who reads the database cannot open a link: the token is not here, its SHA-256 is.
  `CREATE TABLE purchase_links (
    token_sha256 text PRIMARY KEY,
    approval_id text NOT NULL,
    merchant text NOT NULL,
    made_at timestamptz NOT NULL,
    FOREIGN KEY (approval_id, merchant) REFERENCES approval_shops (approval_id, merchant) ON DELETE CASCADE
  )`,
  `CREATE INDEX purchase_links_of_shop ON purchase_links (approval_id, merchant, made_at)`,

  `CREATE TABLE person_policies (
    user_id text PRIMARY KEY,
    version integer NOT NULL,
    max_total jsonb,
    blocked_categories text[] NOT NULL,
    quiet_hours jsonb,
    max_open integer NOT NULL CHECK (max_open > 0),
    updated_at timestamptz NOT NULL
  )`,
  `CREATE TABLE merchant_policies (
    slug text PRIMARY KEY,
    version integer NOT NULL,
    max_total jsonb,
    max_quantity integer CHECK (max_quantity > 0),
    blocked_categories text[] NOT NULL,
    ucp_endpoint text,
    attribution jsonb NOT NULL,
    suspended_at timestamptz,
    suspended_reason text,
    updated_at timestamptz NOT NULL,
    CHECK ((suspended_at IS NULL) = (suspended_reason IS NULL))
  )`,
];
