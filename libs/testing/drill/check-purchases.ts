import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ApprovalSnapshot, ApprovalStatus } from '#libs/contracts';
import { canonical } from '#libs/ledger';
import { purchaseOf } from './arguments.ts';
import type { ApprovalRow, Evidence } from './evidence.ts';
import { nameOf, type Told } from './told.ts';
import type { Ending } from './writes.ts';

const ENDED: Readonly<Record<Ending, ApprovalStatus>> = {
  cancel: 'cancelled',
  approve: 'approved',
  decline: 'declined',
};

/** There is an approval for each the ledger says was asked for, whole, and it stands as the ledger says it was decided. */
export function checkPurchases(told: readonly Told[], { approvals, variants }: Evidence): string[] {
  const asked = told.filter(({ record }) => record.write.kind === 'ask');
  const byTrace = Map.groupBy(approvals, ({ snapshot }) => snapshot.note ?? '');
  const traces = new Set(asked.map(({ record }) => record.write.trace));
  return [
    ...asked.flatMap((one) => checkAsked(one, byTrace.get(one.record.write.trace) ?? [], variants)),
    ...asked.flatMap((one) => checkStatus(one, byTrace.get(one.record.write.trace)?.[0], told)),
    ...approvals.flatMap(({ approval_id: id, snapshot }) =>
      traces.has(snapshot.note ?? '') ? [] : `approval ${id}: nobody asked for it`,
    ),
  ];
}

function checkAsked({ record, entries }: Told, rows: readonly ApprovalRow[], variants: readonly string[]): string[] {
  const name = nameOf(record);
  if (rows.length !== entries.length)
    return [`${name}: ${rows.length} approvals, by the ledger ${entries.length} were asked for`];
  const { lines } = purchaseOf(record.write, variants);
  return rows.flatMap((row) => [
    ...(record.handle === null || record.handle === row.approval_id
      ? []
      : [`${name}: acknowledged as approval ${record.handle}, and it is ${row.approval_id}`]),
    ...(row.user_id === record.client.user ? [] : [`${name}: its approval is one of ${row.user_id}`]),
    ...(isDeepStrictEqual(linesOf(row.snapshot), lines) && isDeepStrictEqual(row.shops, shopsOf(row.snapshot))
      ? []
      : [`${name}: what was asked for is not what is there`]),
    ...(hashOf(row.snapshot) === row.snapshot_hash ? [] : [`${name}: its hash is not that of what is there`]),
  ]);
}

/** Whatever ended it is in the ledger; nothing else ended it. */
function checkStatus({ record }: Told, row: ApprovalRow | undefined, told: readonly Told[]): string[] {
  if (!row) return [];
  const { client, write } = record;
  const ending = told.find(({ record: one }) => one.client === client && one.write.ends === write.number);
  const isEnded = ending !== undefined && ending.entries.length > 0;
  const expected = isEnded ? ENDED[ending.record.write.kind as Ending] : 'pending';
  return row.status === expected ? [] : [`${nameOf(record)}: is ${row.status}, by the ledger it is ${expected}`];
}

const shopsOf = ({ shops }: ApprovalSnapshot): string[] => shops.map(({ merchant }) => merchant);

const linesOf = ({ shops }: ApprovalSnapshot): object[] =>
  shops.flatMap(({ lines }) => lines.map(({ variant_id, quantity }) => ({ variant_id, quantity })));

const hashOf = (snapshot: ApprovalSnapshot): string =>
  createHash('sha256').update(canonical(snapshot), 'utf8').digest('hex');
