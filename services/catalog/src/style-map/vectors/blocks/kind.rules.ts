import { type Slot, SLOTS } from '../../../attributes/attributes.rules.ts';
import { directionOf } from './directions.rules.ts';
import { FAMILY_OF_KIND } from './kind-families.rules.ts';

/** What of the likeness of two things comes from the slot, the family and the kind itself. */
const [SLOT, FAMILY, KIND] = [0.45, 0.25, 0.3].map(Math.sqrt) as [number, number, number];
const DIRECTIONS = 18;

/**
 * An axis for each slot, then directions of family and kind. Things of one kind have cosine 1, of one family about 0.7, of one
 * slot 0.45, of none 0. What is of no known kind is alike to others of none.
 */
export function kindBlock(kind: string | null, slot: Slot | null): number[] {
  const family = directionOf(`family ${kind === null ? 'none' : (FAMILY_OF_KIND.get(kind) ?? kind)}`, DIRECTIONS);
  const own = directionOf(`kind ${kind ?? 'none'}`, DIRECTIONS);
  const values = [
    ...SLOTS.map((each) => (each === slot ? SLOT : 0)),
    ...family.map((value, at) => FAMILY * value + KIND * (own[at] ?? 0)),
  ];
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
