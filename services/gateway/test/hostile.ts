import fc from 'fast-check';
import type { JsonSchema } from '#libs/contracts';
import { sampleInput } from './sample-input.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'deep' : { a: [nested(depth - 1)] });
const cursor = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** What has broken somebody's server before. */
const HOSTILE: readonly unknown[] = [
  ...[null, true, false, [], {}, [[]], [null], { a: undefined }, nested(10), Array(500).fill('x'), { $ref: '#' }],
  ...[0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -1e308, 5e-324],
  ...['', ' ', '0', '-1', '1e999', 'NaN', 'null', 'true', '9'.repeat(400)],
  ...['\u0000', 'a\u0000b', '\ud800', 'a\udfffb', '\u202egnp', '\ufeff', '\u200d', 'e\u0301'.repeat(50), '👩‍👩‍👧‍👦'],
  ...['x'.repeat(10_000), '\n\r\t', '\\', '\\u0000', '%', '_', '%00', '%zz', '"', "'", '`'],
  ...[
    "' OR 1=1 --",
    "'; DROP TABLE profiles; --",
    '$1',
    '1; SELECT pg_sleep(9)',
    "x' & 'y | !",
    ':* <->',
    '"a" -"b" or',
  ],
  ...['${7*7}', '{{7*7}}', '#{7*7}', '<%= 7*7 %>', '<script>alert(1)</script>', '$(id)', '|id', 'a\r\nSet-Cookie: x=1'],
  ...['../../etc/passwd', 'file:///etc/passwd', 'http://169.254.169.254/', '//evil.example', 'javascript:alert(1)'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...['9999-12-31T23:59:59Z', '0000-00-00', '2026-02-30T00:00:00Z', '+275760-09-13T00:00:00.001Z'],
  ...['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ...[
    cursor(null),
    cursor([]),
    cursor({}),
    cursor(['x', 'y']),
    cursor({ a: '\u0000' }),
    cursor([1e308]),
    'e30',
    'W10=',
  ],
];

/** A value nobody should send, and any JSON at all. */
export const hostile = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    // A copy each time: inputs are changed after they are made, and one with itself inside is no JSON.
    { arbitrary: fc.constantFrom(...HOSTILE).map((value) => structuredClone(value)), weight: 4 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 50 }), weight: 1 },
    { arbitrary: fc.jsonValue({ maxDepth: 4 }), weight: 1 },
  );

/** The same as text, which is all that an address can carry. */
export const hostileText = (): fc.Arbitrary<string> =>
  hostile().map((value) => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed().slice(0, 2_000));

interface Change {
  /** Which place, counted round and round. */
  readonly at: number;
  readonly by: unknown;
}

/** Input that would fit the schema, with up to three of its places, however deep, taken by something else, or by more. */
export function hostileInput(schema: JsonSchema): fc.Arbitrary<unknown> {
  const change = fc.record({ at: fc.nat(), by: hostile() });
  const changes = fc.array(change, { maxLength: 3 });
  return fc.oneof(
    {
      arbitrary: fc
        .tuple(fc.nat(), changes, fc.option(hostileText(), { freq: 8 }))
        .map(([seed, wanted, more]) => changed(sampleInput(schema, seed), wanted, more)),
      weight: 9,
    },
    { arbitrary: hostile(), weight: 1 },
  );
}

function changed(sample: Record<string, unknown>, changes: readonly Change[], more: string | null): unknown {
  const input = structuredClone(sample);
  for (const { at, by } of changes) {
    const all = places(input);
    const place = all[at % all.length];
    if (place) (place.of as Record<string, unknown>)[place.key] = by;
  }
  if (more !== null) Object.defineProperty(input, more, { value: 1, enumerable: true });
  return input;
}

/** Every member of every object and list in a value. */
function places(value: unknown): { of: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [{ of: value, key }, ...places(inner)]);
}
