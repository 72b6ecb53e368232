/**
 * Whether a time of the form of RFC 3339, in UTC, is one there is. JavaScript reads February 30 as a day in March; PostgreSQL refuses it,
 * and knows no year 0.
 */
export const isMoment = (time: string): boolean =>
  !time.startsWith('0000') && new Date(time).toJSON()?.slice(0, 10) === time.slice(0, 10);
