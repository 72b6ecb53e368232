import { describe, expect, test } from '@jest/globals';
import type { LedgerEntry } from '#libs/ledger';
import { goalsOf, sizesOf } from './arguments.ts';
import { problemsOf } from './check.ts';
import type { Evidence } from './evidence.ts';
import type { WriteRecord } from './history.ts';
import { faultsOf } from './fault.ts';
import { clientsOf, strangerOf } from './writes.ts';

const SEED = 7;
const clients = clientsOf(SEED);
const [shopper] = clients;
const operator = clients.at(-1);
if (!shopper || !operator) throw new Error('There are no clients');

/** The first shopper's first twenty writes and the first of an operator, all acknowledged. */
const records: readonly WriteRecord[] = [
  ...shopper.writes.slice(0, 20).map((write) => ({ client: shopper, write })),
  ...operator.writes.slice(0, 1).map((write) => ({ client: operator, write })),
].map(({ client, write }) => {
  const requestId = `request-${write.trace}`;
  return { client, write, attempts: 1, acknowledged: true, requestId, importId: null, oddity: null };
});

const TYPES = { goals: 'profile.goals_set', sizes: 'profile.sizes_set', merchant: 'merchant.created', import: '' };
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

function world(): Evidence {
  const told = records.map(({ client, write }, i) =>
    entry(client.shops ? 'profile' : 'catalog', client.shops ? i + 1 : 1, client.name, write.trace, TYPES[write.kind]),
  );
  const entries = [...told, entry('gateway', 1, strangerOf(SEED), 'none', 'edge.scope_denied')];
  const shopping = records.filter(({ client }) => client.shops).map(({ write }) => write);
  const goals = shopping.filter(({ kind }) => kind === 'goals').map(goalsOf);
  const sizes = shopping.filter(({ kind }) => kind === 'sizes').map(sizesOf);
  return {
    entries,
    verdict: { ok: true, size: entries.length, problems: [] } as unknown as Evidence['verdict'],
    given: { gateway: 1, profile: shopping.length, catalog: 1 },
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
    expect(found).toContain('drill-7-0 write 3 (');
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
