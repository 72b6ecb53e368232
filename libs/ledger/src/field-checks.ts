/** Says what is wrong with a value, or null when nothing is. */
export type FieldCheck = (value: unknown) => string | null;

const TIME = /^(\d{4})-(0[1-9]|1[0-2])-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;
const HASH = /^[0-9a-f]{64}$/;

/** A text of one pattern. @param what the pattern in words, such as "lower-case letters". */
export const text =
  (pattern: RegExp, what: string): FieldCheck =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? null : `must be ${what}`;

/** A whole number that a double holds exactly (RFC 8785 needs I-JSON numbers, RFC 7493 section 2.2). */
export const wholeNumber =
  (from: number): FieldCheck =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= from ? null : `must be a whole number from ${from}`;

/** One constant. */
export const exactly =
  (constant: number): FieldCheck =>
  (value) =>
    value === constant ? null : `must be ${constant}`;

/** SHA-256 or HMAC-SHA-256 as lower-case hex. */
export const hash: FieldCheck = text(HASH, '64 lower-case hexadecimal digits');

/** A moment as RFC 3339 section 5.6 writes it, in UTC, with `T` and `Z`; up to nanoseconds, and never the 30th of February. */
export const time: FieldCheck = (value) => {
  const [isTime, year, month, day] = typeof value === 'string' ? (TIME.exec(value) ?? []) : [];
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isDay = isTime !== undefined && Number(day) >= 1 && Number(day) <= last;
  return isDay ? null : 'must be a time in UTC, such as 2026-01-31T09:30:00.000Z';
};

export const orNull =
  (check: FieldCheck): FieldCheck =>
  (value) => {
    const wrong = value === null ? null : check(value);
    return wrong === null ? null : `${wrong} or null`;
  };

/** Whether a value has named members: an object, but not null or an array. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with the first bad member of a record: missing, unknown, or not as its check wants it. Null when all is well. */
export function wrongMember(
  record: Readonly<Record<string, unknown>>,
  checks: ReadonlyMap<string, FieldCheck>,
): string | null {
  for (const name of Object.keys(record)) {
    if (!checks.has(name)) return `"${name.slice(0, 40)}" is not a known member`;
  }
  for (const [name, check] of checks) {
    if (!Object.hasOwn(record, name)) return `"${name}" is missing`;
    const wrong = check(record[name]);
    if (wrong !== null) return `"${name}" ${wrong}`;
  }
  return null;
}
