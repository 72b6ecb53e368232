import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { ApprovalSnapshot } from '#libs/contracts';
import { canonical, type LedgerEntry } from '#libs/ledger';
import { goalsOf, purchaseOf, sizesOf } from './arguments.ts';
import { problemsOf } from './check.ts';
import type { ApprovalRow, Evidence } from './evidence.ts';
import type { WriteRecord } from './history.ts';
import { faultsOf } from './fault.ts';
import { clientsOf, type PlannedWrite, strangerOf, type WriteKind } from './writes.ts';

const SEED = 7;
const clients = clientsOf(SEED);
const [shopper] = clients;
const operator = clients.at(-1);
if (!shopper || !operator) throw new Error('There are no clients');

const planned = (...kinds: PlannedWrite['kind'][]): PlannedWrite[] =>
  shopper.writes.filter(({ kind }) => kinds.includes(kind));
/** The first shopper's first writes of the profile, all that are about purchases, and the first of an operator, all acknowledged. */
const records: readonly WriteRecord[] = [
  ...[...planned('goals', 'sizes').slice(0, 20), ...planned('ask', 'cancel', 'approve', 'decline')].map((write) => ({
    client: shopper,
    write,
  })),
  ...operator.writes.slice(0, 1).map((write) => ({ client: operator, write })),
].map(({ client, write }) => ({
  client,
  write,
  attempts: 1,
  acknowledged: true,
  requestId: `request-${write.trace}`,
  handle: write.kind === 'ask' ? `approval-${write.number}` : null,
  oddity: null,
}));

const TYPES = {
  goals: ['profile', 'profile.goals_set'],
  sizes: ['profile', 'profile.sizes_set'],
  ask: ['commerce', 'approval.requested'],
  cancel: ['commerce', 'approval.cancelled'],
  approve: ['commerce', 'approval.approved'],
  decline: ['commerce', 'approval.declined'],
  merchant: ['catalog', 'merchant.created'],
  import: ['catalog', 'feed_import.requested'],
} as const;
const entry = (source: string, seq: number, client: string, trace: string, type: string): LedgerEntry =>
  ({
    source,
    seq,
    event_id: `${source}-${seq}`,
    client,
    trace_id: trace,
    type,
    request_id: `request-${trace}`,
  }) as LedgerEntry;

const VARIANTS = ['var-linden', 'var-birch'];
const STANDS: Readonly<Partial<Record<WriteKind, ApprovalRow['status']>>> = {
  cancel: 'cancelled',
  approve: 'approved',
  decline: 'declined',
};

function approvalOf({ write, handle }: WriteRecord): ApprovalRow {
  const { lines, note = null } = purchaseOf(write, VARIANTS);
  const shops = lines.map((line) => ({ merchant: `shop of ${line.variant_id}`, lines: [line] }));
  const snapshot = { note, shops } as unknown as ApprovalSnapshot;
  const ending = records.find((record) => record.write.ends === write.number)?.write.kind;
  return {
    approval_id: handle ?? '',
    user_id: shopper?.user ?? '',
    status: (ending && STANDS[ending]) ?? 'pending',
    snapshot,
    snapshot_hash: createHash('sha256').update(canonical(snapshot), 'utf8').digest('hex'),
    shops: shops.map(({ merchant }) => merchant),
  };
}

function world(): Evidence {
  const given = { gateway: 1, profile: 0, catalog: 0, commerce: 0 };
  const told = records.map(({ client, write }) => {
    const [source, type] = TYPES[write.kind];
    const by = write.kind === 'approve' || write.kind === 'decline' ? 'atelier-web' : client.name;
    return entry(source, (given[source] += 1), by, write.trace, type);
  });
  const entries = [...told, entry('gateway', 1, strangerOf(SEED), 'none', 'edge.scope_denied')];
  const writes = records.map(({ write }) => write);
  const goals = writes.filter(({ kind }) => kind === 'goals').map(goalsOf);
  const sizes = writes.filter(({ kind }) => kind === 'sizes').map(sizesOf);
  return {
    entries,
    verdict: { ok: true, size: entries.length, problems: [] } as unknown as Evidence['verdict'],
    given,
    profiles: [
      {
        user_id: shopper?.user ?? '',
        monthly_budget_minor: goals.at(-1)?.monthly_budget_minor ?? null,
        goals: goals.at(-1)?.goals ?? [],
        sizes: [...new Map(sizes.flatMap((one) => one.sizes).map((size) => [size.garment, size])).values()],
        measurements: Object.assign({}, ...sizes.map(({ measurements }) => measurements)) as Record<string, number>,
      },
    ],
    answeredKeys: new Set(records.flatMap(({ write }) => write.idempotencyKey ?? [])),
    merchants: [{ slug: operator?.name ?? '', name: operator?.writes[0]?.trace ?? '' }],
    imports: [],
    approvals: records.filter(({ write }) => write.kind === 'ask').map(approvalOf),
    variants: VARIANTS,
  };
}

const without = (index: number): Evidence => {
  const whole = world();
  return { ...whole, entries: whole.entries.filter((_, i) => i !== index) };
};

describe('problemsOf', () => {
  test('problemsOf, everything as it should be, finds nothing', () => {
    expect(problemsOf(records, world())).toEqual([]);
  });

  test('problemsOf, an acknowledged write that is not in the ledger, names it and the gap', () => {
    const found = problemsOf(records, without(3)).join('\n');
    expect(found).toMatch(/drill-7-0 write \d+ \(/);
    expect(found).toContain('acknowledged, and not in the ledger');
    expect(found).toContain('profile: entry 4 has the number 5');
  });

  test('problemsOf, the last write gone from the ledger, misses it at the end of the source and in the state', () => {
    const found = problemsOf(records, without(19)).join('\n');
    expect(found).toContain('profile: gave 20 numbers, the ledger has 19');
    expect(found).toContain('auth0|drill-7-0: ');
  });

  test('problemsOf, a write twice in the ledger, names both places', () => {
    const whole = world();
    const [first] = whole.entries;
    const again = { ...first, seq: 21, event_id: 'again' } as LedgerEntry;
    const found = problemsOf(records, { ...whole, entries: [...whole.entries, again] }).join('\n');
    expect(found).toMatch(/drill-7-0 write 0 .*: 2 times in the ledger, as profile 1, profile 21/);
    expect(found).toContain('more than once in the ledger');
  });

  test('problemsOf, an unacknowledged write whose key has an answer and that is not in the ledger, is half there', () => {
    const index = records.findIndex(({ write }) => write.idempotencyKey !== null);
    const given = records.map((record, i) => (i === index ? { ...record, acknowledged: false } : record));
    expect(problemsOf(given, without(index)).join('\n')).toContain(
      'half there: its key has an answer, and it is not in the ledger',
    );
  });

  test('problemsOf, a profile or a merchant that is not what was written last, says which and what it should be', () => {
    const whole = world();
    const profiles = whole.profiles.map((row) => ({ ...row, monthly_budget_minor: 1 }));
    const found = problemsOf(records, { ...whole, profiles, merchants: [] }).join('\n');
    expect(found).toContain('auth0|drill-7-0: monthly_budget_minor is 1, by the ledger it is 10');
    expect(found).toContain('merchant drill-7-15: is the one of none, by the ledger that of ');
  });

  test('problemsOf, an approval that is missing, twice, altered, another’s or otherwise decided, says what and of which write', () => {
    const whole = world();
    const told = (approvals: readonly ApprovalRow[]): string => problemsOf(records, { ...whole, approvals }).join('\n');
    const [first, ...others] = whole.approvals;
    if (!first) throw new Error('Nothing was asked for');
    const name = `drill-7-0 write ${first.approval_id.replace('approval-', '')} (ask)`;
    expect(told(others)).toBe(`${name}: 0 approvals, by the ledger 1 were asked for`);
    expect(told([first, ...whole.approvals])).toBe(`${name}: 2 approvals, by the ledger 1 were asked for`);
    expect(told([{ ...first, approval_id: 'another' }, ...others])).toBe(
      `${name}: acknowledged as approval ${first.approval_id}, and it is another`,
    );
    expect(told([{ ...first, user_id: 'thief' }, ...others])).toBe(`${name}: its approval is one of thief`);
    expect(told([{ ...first, shops: [] }, ...others])).toBe(`${name}: what was asked for is not what is there`);
    expect(told([{ ...first, snapshot_hash: '0' }, ...others])).toBe(`${name}: its hash is not that of what is there`);
    expect(told([{ ...first, status: 'stale' }, ...others])).toBe(
      `${name}: is stale, by the ledger it is ${first.status}`,
    );
    const strange = { ...first, approval_id: 'strange', snapshot: { ...first.snapshot, note: 'nobody’s' } };
    expect(told([...whole.approvals, strange])).toBe('approval strange: nobody asked for it');
  });

  test('problemsOf, an import that never ended and nobody asked for, is told', () => {
    const lost = { import_id: 'i', requested_by: operator.user, status: 'running', accepted: 0 };
    const found = problemsOf(records, { ...world(), imports: [lost] }).join('\n');
    expect(found).toContain('import i: running, accepted 0 of 1 product, its end is 0 times in the ledger');
    expect(found).toContain('imports of auth0|drill-7-15: 1, by the ledger 0 were asked for');
  });

  test('problemsOf, an entry of these clients that is none of their writes, is told', () => {
    const whole = world();
    const strange = entry('catalog', 2, operator.name, 'unknown', 'merchant.changed');
    const found = problemsOf(records, { ...whole, entries: [...whole.entries, strange] });
    expect(found).toContain('catalog 2 (merchant.changed): in the ledger, and nobody wrote it');
  });
});

describe('the plan', () => {
  test('clientsOf and faultsOf, the same seed, plan the same, another something else', () => {
    expect(clientsOf(SEED)).toEqual(clients);
    expect(faultsOf(SEED, 2_000)).toEqual(faultsOf(SEED, 2_000));
    expect(faultsOf(SEED + 1, 2_000)).not.toEqual(faultsOf(SEED, 2_000));
  });
});
