import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApprovalSnapshot, ApprovalStatus } from '#libs/contracts';
import { type LedgerEntry, type NoteVerifier, type Verdict, verifyExport } from '#libs/ledger';
import { ask, bearer } from '../src/http.ts';
import type { OwnStack } from '../src/stack.ts';
import { variantsOf } from './shops.ts';

export interface ProfileRow {
  readonly user_id: string;
  readonly monthly_budget_minor: number | null;
  readonly goals: readonly string[];
  readonly sizes: readonly { readonly garment: string; readonly system: string; readonly value: string }[];
  readonly measurements: Readonly<Record<string, number>>;
}

export interface ImportRow {
  readonly import_id: string;
  readonly requested_by: string;
  readonly status: string;
  readonly accepted: number;
}

export interface ApprovalRow {
  readonly approval_id: string;
  readonly user_id: string;
  readonly status: ApprovalStatus;
  readonly snapshot: ApprovalSnapshot;
  readonly snapshot_hash: string;
  /** Its shops in the order asked for, as rows of their own. */
  readonly shops: readonly string[];
}

/** What is left when everything is quiet again: the ledger as an auditor exports it, and the state of the services. */
export interface Evidence {
  readonly entries: readonly LedgerEntry[];
  readonly verdict: Verdict;
  /** The last number each source has given, by name. */
  readonly given: Readonly<Record<string, number>>;
  readonly profiles: readonly ProfileRow[];
  /** Idempotency keys that have an answer. */
  readonly answeredKeys: ReadonlySet<string>;
  readonly merchants: readonly { readonly slug: string; readonly name: string }[];
  readonly imports: readonly ImportRow[];
  readonly approvals: readonly ApprovalRow[];
  /** What could be bought all the time, as `purchaseOf` takes it. */
  readonly variants: readonly string[];
}

/** Services with an outbox; also their schemas. */
export const SOURCES = ['gateway', 'profile', 'catalog', 'commerce'] as const;

const KEY_PREFIX = 'key:';

export async function evidenceOf(stack: OwnStack, key: NoteVerifier, seed: number): Promise<Evidence> {
  const { database } = stack;
  const outside = outsideOf(stack.bed.auditDir); // before the export, which is an act of its own and signed for after it
  const lines = await exported(stack);
  const [given] = await database.query<Record<string, number>>(
    `SELECT ${SOURCES.map((source) => `(SELECT last_seq::integer FROM ${source}.outbox_state) AS ${source}`).join(', ')}`,
  );
  const keys = await database.query<{ key: string }>(
    `SELECT key FROM (TABLE profile.requests UNION ALL TABLE catalog.requests UNION ALL TABLE commerce.requests) AS requests
     WHERE user_id LIKE $1 AND answer IS NOT NULL`,
    [`auth0|drill-${seed}-%`],
  );
  return {
    entries: entriesIn(lines),
    verdict: await verifyExport([Buffer.from(lines)], { keys: [key], outside }),
    given: given ?? {},
    profiles: await database.query<ProfileRow & Record<string, unknown>>(
      'SELECT user_id, monthly_budget_minor, goals, sizes, measurements FROM profile.profiles WHERE user_id LIKE $1',
      [`auth0|drill-${seed}-%`],
    ),
    answeredKeys: new Set(keys.map((row) => row.key.slice(KEY_PREFIX.length))),
    merchants: await database.query('SELECT slug, name FROM catalog.merchants WHERE slug LIKE $1', [`drill-${seed}-%`]),
    imports: await database.query(
      `SELECT import_id, requested_by, status, (products ->> 'accepted')::integer AS accepted FROM catalog.feed_imports
       WHERE requested_by LIKE $1`,
      [`auth0|drill-${seed}-%`],
    ),
    approvals: await database.query(
      `SELECT approval_id, user_id, status, snapshot, snapshot_hash,
         (SELECT array_agg(merchant ORDER BY position) FROM commerce.approval_shops s WHERE s.approval_id = a.approval_id) AS shops
       FROM commerce.approvals a WHERE user_id LIKE $1`,
      [`auth0|drill-${seed}-%`],
    ),
    variants: await variantsOf(database),
  };
}

const auditorOf = (stack: OwnStack): Record<string, string> => bearer(stack.token('auth0|auditor', 'admin:audit:read'));

/** The key of the ledger, as the auditor got it once. */
export async function ledgerKey(stack: OwnStack): Promise<string> {
  const url = `${stack.publicUrl}/admin/v1/ledger/checkpoint`;
  const { status, text, body } = await ask(url, { headers: auditorOf(stack) });
  if (status !== 200) throw new Error(`Cannot get the ledger's key: ${status} ${text}`);
  return (body as { verifier_key: string }).verifier_key;
}

async function exported(stack: OwnStack): Promise<string> {
  const { status, text } = await ask(`${stack.publicUrl}/admin/v1/ledger/export`, { headers: auditorOf(stack) });
  if (status !== 200) throw new Error(`Cannot export the ledger: ${status} ${text}`);
  return text;
}

const entriesIn = (lines: string): LedgerEntry[] =>
  lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Partial<LedgerEntry>)
    .filter((entry): entry is LedgerEntry => entry.index !== undefined);

/** Checkpoints as they are kept beside the database. */
function outsideOf(auditDir: string): { from: string; note: string }[] {
  const dir = join(auditDir, 'checkpoints');
  const logged = readFileSync(join(dir, 'checkpoints.log'), 'utf8').split('\n').filter(Boolean);
  return [
    { from: 'latest', note: readFileSync(join(dir, 'latest'), 'utf8') },
    ...logged.map((line, i) => ({
      from: `line ${i + 1}`,
      note: (JSON.parse(line) as { checkpoint: string }).checkpoint,
    })),
  ];
}
