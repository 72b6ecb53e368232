import { type Pattern, PATTERNS } from '../../../attributes/attributes.rules.ts';

/** What patterned things of any pattern share. */
const ANY = Math.sqrt(0.4);

/** An axis for each pattern, and one for having any. Of unit length, zero where none is known. */
export function patternBlock(pattern: Pattern | null): number[] {
  const isPatterned = pattern !== null && pattern !== 'plain';
  const own = isPatterned ? Math.sqrt(1 - ANY ** 2) : 1;
  return [...PATTERNS.map((each) => (each === pattern ? own : 0)), isPatterned ? ANY : 0];
}
