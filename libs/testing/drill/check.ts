import type { LedgerEntry } from '#libs/ledger';
import { checkCatalog } from './check-catalog.ts';
import { checkProfiles } from './check-profiles.ts';
import { checkPurchases } from './check-purchases.ts';
import type { Evidence } from './evidence.ts';
import type { WriteRecord } from './history.ts';
import { nameOf, type Told, toldOf } from './told.ts';
import { strangerOf } from './writes.ts';

/** OAuth client of our own pages, unless the gateway is told otherwise. */
const PAGES = 'atelier-web';

const TYPES: Readonly<Record<WriteRecord['write']['kind'], readonly string[]>> = {
  goals: ['profile.goals_set'],
  sizes: ['profile.sizes_set'],
  ask: ['approval.requested'],
  cancel: ['approval.cancelled'],
  approve: ['approval.approved'],
  decline: ['approval.declined'],
  merchant: ['merchant.created', 'merchant.changed'],
  import: ['feed_import.requested'],
};

/** All that is wrong: between what clients were told, what the services hold, and what the ledger says. */
export function problemsOf(records: readonly WriteRecord[], evidence: Evidence): string[] {
  const told = toldOf(records, evidence.entries);
  return [
    ...records.flatMap((record) => (record.oddity === null ? [] : `${nameOf(record)}: ${record.oddity}`)),
    ...told.flatMap(checkEntries),
    ...told.flatMap((one) => checkKey(one, evidence.answeredKeys)),
    ...checkStrangers(records, evidence.entries),
    ...checkRefusal(records, evidence.entries),
    ...checkSequences(evidence),
    ...checkVerdict(evidence),
    ...checkProfiles(told, evidence),
    ...checkCatalog(told, evidence),
    ...checkPurchases(told, evidence),
  ];
}

/** Acknowledged: exactly one entry. Not acknowledged: one at most. */
function checkEntries({ record, entries }: Told): string[] {
  const { client, write, acknowledged, requestId, attempts } = record;
  const name = nameOf(record);
  const problems: string[] = [];
  const [entry] = entries;
  if (acknowledged && !entry) problems.push(`${name}: acknowledged, and not in the ledger`);
  if (entries.length > 1) problems.push(`${name}: ${entries.length} times in the ledger, as ${placesOf(entries)}`);
  if (!entry) return problems;
  const by = write.kind === 'approve' || write.kind === 'decline' ? PAGES : client.name;
  if (entry.client !== by || !TYPES[write.kind].includes(entry.type))
    problems.push(`${name}: in the ledger as ${entry.type} of ${entry.client ?? 'nobody'}`);
  if (acknowledged && attempts === 1 && entry.request_id !== requestId)
    problems.push(
      `${name}: acknowledged as request ${requestId ?? 'none'}, in the ledger as ${entry.request_id ?? 'none'}`,
    );
  return problems;
}

/** Claim, state, event and answer are one transaction: a key has an answer when its write is in the ledger, and only then. */
function checkKey({ record, entries }: Told, answeredKeys: ReadonlySet<string>): string[] {
  const { idempotencyKey: key } = record.write;
  if (key === null || answeredKeys.has(key) === entries.length > 0) return [];
  const halves =
    entries.length > 0
      ? 'in the ledger, and its key has no answer'
      : 'its key has an answer, and it is not in the ledger';
  return [`${nameOf(record)}: half there: ${halves}`];
}

const placesOf = (entries: readonly LedgerEntry[]): string =>
  entries.map(({ source, seq }) => `${source} ${seq}`).join(', ');

/** Entries of these clients that are none of their writes, and requests that did two things. */
function checkStrangers(records: readonly WriteRecord[], entries: readonly LedgerEntry[]): string[] {
  const traces = new Set(records.map(({ write }) => write.trace));
  const clients = new Set(records.map(({ client }) => client.name));
  const theirs = entries.filter(({ client }) => clients.has(client ?? ''));
  return [
    ...theirs
      .filter(({ trace_id: trace }) => !traces.has(trace ?? ''))
      .map(({ source, seq, type }) => `${source} ${seq} (${type}): in the ledger, and nobody wrote it`),
    ...repeated(theirs.map(({ request_id: id }) => id ?? '')).map(
      (id) => `request ${id}: more than once in the ledger`,
    ),
    ...repeated(entries.map(({ event_id: id }) => id)).map((id) => `event ${id}: more than once in the ledger`),
  ];
}

/** One of the seed's strangers was refused. */
function checkRefusal([first]: readonly WriteRecord[], entries: readonly LedgerEntry[]): string[] {
  const stranger = strangerOf(first?.client.seed ?? 0);
  const refused = entries.filter(({ client, source }) => client === stranger && source === 'gateway').length;
  return refused === 1 ? [] : [`${stranger}: refused once, and ${refused} times in the ledger`];
}

function repeated(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(texts.filter((text) => seen.has(text) || !seen.add(text)))];
}

/** The numbers of each source go from 1 to the last it gave, each once. */
function checkSequences({ entries, given }: Evidence): string[] {
  const bySource = Map.groupBy(entries, ({ source }) => source);
  const gaps = [...bySource].flatMap(([source, its]) =>
    its.flatMap(({ seq }, i) => (seq === i + 1 ? [] : `${source}: entry ${i + 1} has the number ${seq}`)).slice(0, 1),
  );
  const ends = Object.entries(given).flatMap(([source, last]) => {
    const size = bySource.get(source)?.length ?? 0;
    return size === last ? [] : `${source}: gave ${last} numbers, the ledger has ${size}`;
  });
  return [...gaps, ...ends];
}

function checkVerdict({ verdict, entries }: Evidence): string[] {
  const problems = verdict.problems.map(({ kind, message }) => `verifier: ${kind}: ${message}`);
  const silent = !verdict.ok && problems.length === 0 ? ['verifier: not in order'] : [];
  const unread = verdict.size === entries.length ? [] : [`verifier: ${verdict.size} entries of ${entries.length}`];
  return [...problems, ...silent, ...unread];
}
