import { LEVELS } from './output.ts';
import type { LineReader } from './output.ts';

const { info = 30, warn = 40, error = 50, fatal = 60 } = LEVELS;

/** Our own services: pino's JSON lines. Anything else they print (a crash before the logger, a warning of Node) deserves a look. */
export const readJsonLine: LineReader = (line) => {
  const record = parse(line);
  if (!record) return { level: warn, text: line };
  const level = typeof record['level'] === 'number' ? record['level'] : (LEVELS[String(record['level'])] ?? info);
  return { level, text: textOf(record) ?? line };
};

/** PostgreSQL marks the weight in the line. An ERROR belongs to the statement's caller, who gets it too; here only what concerns the server itself. */
export const readPostgresLine: LineReader = (line) => {
  const [, word] = /\b(PANIC|FATAL|ERROR|WARNING|LOG|HINT|DETAIL):/.exec(line) ?? [];
  if (word === 'PANIC') return { level: fatal, text: line };
  if (word === 'FATAL') return { level: EXPECTED_FATAL.test(line) ? info : error, text: line };
  return { level: info, text: line };
};

const EXPECTED_FATAL =
  /the database system is (starting up|shutting down|in recovery mode|not yet accepting connections)|terminating connection due to administrator command/;

/** nats-server: `[WRN]`, `[ERR]`, `[FTL]`. */
export const readNatsLine: LineReader = (line) => {
  const [, word] = /\[(WRN|ERR|FTL)\]/.exec(line) ?? [];
  if (word === undefined || EXPECTED_NATS.test(line)) return { level: info, text: line };
  return { level: word === 'WRN' ? warn : word === 'ERR' ? error : fatal, text: line };
};

/** The passwords come from the environment and are random; nkeys would need a key file per service. */
const EXPECTED_NATS = /Plaintext passwords detected/;

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined; // cut off at the longest line, or not JSON after all
  }
}

function textOf(record: Record<string, unknown>): string | undefined {
  const message = record['msg'] ?? record['message'];
  const cause = record['err'];
  const reason = typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : undefined;
  const parts = [message, reason].filter(
    (part, index, all) => typeof part === 'string' && part !== '' && all.indexOf(part) === index,
  );
  return parts.length > 0 ? parts.join(': ') : undefined;
}
