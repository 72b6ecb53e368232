/**
 * Whether a time of the form of RFC 3339, in UTC, is one there is. JavaScript reads February 30 as a day in March; PostgreSQL refuses it,
 * and knows no year 0.
 */
export function isMoment(time: string): boolean {
  const at = new Date(time);
  return !Number.isNaN(at.getTime()) && !time.startsWith('0000') && at.toISOString().slice(0, 10) === time.slice(0, 10);
}
