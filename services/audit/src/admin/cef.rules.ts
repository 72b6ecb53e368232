import type { LedgerEntryView } from '#libs/contracts';

/** Severities of CEF go from 0 to 10. */
const LOW = 2;
const SEVERITIES: readonly (readonly [pattern: RegExp, severity: number])[] = [
  [/^ledger\.dead_letter$/, 8],
  [/^edge\./, 5],
  [/^ledger\./, 3],
];

/** In the head of a CEF line `\` and `|` are escaped, in its extension `\`, `=` and line ends (ArcSight CEF, revision 25). */
const inHead = (text: string): string => text.replaceAll(/[\\|]/g, '\\$&').replaceAll(/[\r\n]+/g, ' ');
const inExtension = (text: string): string =>
  text.replaceAll(/[\\=]/g, '\\$&').replaceAll('\r', '\\r').replaceAll('\n', '\\n');

/** An entry as one line of the Common Event Format, for a SIEM. What is null is left out. */
export function cefLine(entry: LedgerEntryView, name: string): string {
  const severity = SEVERITIES.find(([pattern]) => pattern.test(entry.type))?.[1] ?? LOW;
  const head = ['CEF:0', 'Atelier', 'Ledger', '1', entry.type, name, String(severity)];
  const extension: readonly (readonly [string, string | number | null])[] = [
    ['rt', Date.parse(entry.recorded_at)],
    ['start', Date.parse(entry.at)],
    ['externalId', entry.event_id],
    ['act', entry.operation],
    ['outcome', entry.decision],
    ['cnt', entry.count],
    ['suid', entry.actor],
    ['requestClientApplication', entry.client],
    ['cn1Label', 'index'],
    ['cn1', entry.index],
    ['cn2Label', 'seq'],
    ['cn2', entry.seq],
    ['cs1Label', 'source'],
    ['cs1', entry.source],
    ...labelled('cs2', 'entityType', entry.entity_type),
    ...labelled('cs3', 'entity', entry.entity),
    ...labelled('cs4', 'requestId', entry.request_id),
    ...labelled('cs5', 'traceId', entry.trace_id),
  ];
  const pairs = extension.flatMap(([key, value]) => (value === null ? [] : [`${key}=${inExtension(String(value))}`]));
  return `${head.map((part, i) => (i === 0 ? part : inHead(part))).join('|')}|${pairs.join(' ')}`;
}

const labelled = (field: string, label: string, value: string | null): [string, string | null][] =>
  value === null
    ? []
    : [
        [`${field}Label`, label],
        [field, value],
      ];
