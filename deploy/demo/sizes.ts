import type { Department, SizeGroup } from './kinds.ts';

/** Whose sizes a shop speaks in. */
export type SizeSystem = 'EU' | 'UK' | 'US';

const split = (sizes: string): readonly string[] => sizes.split(' ');
const british = (sizes: string): readonly string[] => split(sizes).map((size) => `UK ${size}`);

/** `group system department`, or with `*` in place of either of the last two; the first that fits counts. */
const TABLE: Readonly<Record<string, readonly string[]>> = {
  'letter EU kids': split('98 104 110 116 122 128'),
  'letter UK kids': split('3-4Y 5-6Y 7-8Y 9-10Y'),
  'letter US kids': split('4 5 6 7 8 10'),
  'letter * women': split('XS S M L XL'),
  'letter * men': split('S M L XL XXL'),
  'letter * unisex': split('XS S M L XL'),
  'number EU women': split('34 36 38 40 42 44'),
  'number UK women': british('6 8 10 12 14 16'),
  'number US women': split('0 2 4 6 8 10 12'),
  'number EU men': split('46 48 50 52 54'),
  'number UK men': split('30 32 34 36 38'),
  'number US men': split('30 31 32 33 34 36'),
  'suit EU women': split('34 36 38 40 42'),
  'suit UK women': british('6 8 10 12 14'),
  'suit EU men': split('46 48 50 52 54 56'),
  'suit UK men': split('36R 38R 40R 42R 44R'),
  'waist * women': split('26/30 27/30 28/30 28/32 29/32 30/32'),
  'waist * men': split('30/32 31/32 32/32 32/34 33/34 34/34'),
  'waist * unisex': split('28/32 30/32 32/32 34/34'),
  'shoe EU women': split('36 37 38 39 40 41'),
  'shoe EU men': split('40 41 42 43 44 45'),
  'shoe EU unisex': split('37 38 39 40 41 42 43 44'),
  'shoe EU kids': split('25 26 27 28 29 30 31'),
  'shoe UK women': british('3 4 5 6 7 8'),
  'shoe UK men': british('6 7 8 9 10 11'),
  'shoe US women': split('6 7 8 9 10'),
  'shoe US men': split('8 9 10 10.5 11 12'),
  'shoe US unisex': split('6 7 8 9 10 11 12'),
  'belt US *': split('32 34 36 38 40'),
  'belt * women': split('75 80 85 90'),
  'belt * *': split('80 85 90 95 100'),
  'pair EU kids': split('2-4 4-6 6-8'),
  'pair * men': split('M L XL'),
  'pair * *': split('S M L'),
  'sock US *': split('S M L'),
  'sock UK *': british('6-8 9-11'),
  'sock * *': split('36-38 39-41 42-44'),
  'ring * *': split('50 52 54 56'),
};

const FALLBACK: Readonly<Partial<Record<SizeGroup, SizeGroup>>> = { number: 'letter', suit: 'letter', waist: 'letter' };

/** Smallest first; one null where one size fits all. */
export function sizesOf(group: SizeGroup, system: SizeSystem, department: Department): readonly (string | null)[] {
  const found = [`${group} ${system} ${department}`, `${group} ${system} *`, `${group} * ${department}`, `${group} * *`]
    .map((key) => TABLE[key])
    .find((sizes) => sizes !== undefined);
  if (found !== undefined) return found;
  const other = FALLBACK[group];
  return other === undefined ? [null] : sizesOf(other, system, department);
}
