import { isDeepStrictEqual } from 'node:util';
import { goalsOf, sizesOf } from './arguments.ts';
import type { Told } from './told.ts';
import type { Evidence, ProfileRow } from './evidence.ts';
import type { WriteRecord } from './history.ts';

type State = Omit<ProfileRow, 'user_id'>;

/** A profile is what the ledger says was written, one after the other. */
export function checkProfiles(told: readonly Told[], { profiles }: Evidence): string[] {
  const rows = new Map(profiles.map(({ user_id: user, ...state }) => [user, state]));
  const shopping = told.filter(({ record }) => ['goals', 'sizes'].includes(record.write.kind));
  const byUser = Map.groupBy(shopping, ({ record }) => record.client.user);
  return [...[...byUser].flatMap(([user, its]) => checkState(user, writtenIn(its), rows.get(user) ?? EMPTY))];
}

/** As often as they are in the ledger, in its order. */
function writtenIn(told: readonly Told[]): WriteRecord['write'][] {
  return told
    .flatMap(({ record, entries }) => entries.map(({ seq }) => ({ write: record.write, seq })))
    .sort((a, b) => a.seq - b.seq)
    .map(({ write }) => write);
}

const EMPTY: State = { monthly_budget_minor: null, goals: [], sizes: [], measurements: {} };

function after(state: State, write: WriteRecord['write']): State {
  if (write.kind === 'goals') {
    const { monthly_budget_minor, goals } = goalsOf(write);
    return { ...state, monthly_budget_minor, goals };
  }
  const { sizes, measurements } = sizesOf(write);
  const kept = state.sizes.filter(({ garment }) => garment !== sizes[0]?.garment);
  return { ...state, sizes: [...kept, ...sizes], measurements: { ...state.measurements, ...measurements } };
}

function checkState(user: string, writes: readonly WriteRecord['write'][], actual: State): string[] {
  const expected = sorted(writes.reduce(after, EMPTY));
  const found = sorted(actual);
  return (Object.keys(expected) as (keyof State)[]).flatMap((field) =>
    isDeepStrictEqual(expected[field], found[field])
      ? []
      : `${user}: ${field} is ${JSON.stringify(found[field])}, by the ledger it is ${JSON.stringify(expected[field])}`,
  );
}

const sorted = (state: State): State => ({
  ...state,
  sizes: state.sizes.toSorted((a, b) => a.garment.localeCompare(b.garment, 'en')),
});
