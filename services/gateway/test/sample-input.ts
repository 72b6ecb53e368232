import fc from 'fast-check';
import type { JsonSchema } from '#libs/contracts';

/** What a field of this name must be besides what its schema says; everything else is made up from the schema alone. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  country: ['DE', 'FR', 'GB', 'US'],
  currency: ['EUR', 'GBP', 'USD'],
  // Nothing is fetched while writes are tried out.
  feed_url: [null],
  feed_format: [null],
  feed_mode: [null],
  feed_every_minutes: [null],
  shop_url: ['https://one.example', 'https://two.example', null],
  sizes: [
    [{ garment: 'top', system: 'letter', value: 'M' }],
    [{ garment: 'bottom', system: 'waist_length', value: '32/34' }],
    [{ garment: 'shoes', system: 'eu', value: '41.5' }],
  ],
};

/** Input that fits a schema, every field of it given. The same seed gives the same. */
export function sampleInput(schema: JsonSchema, seed: number): Record<string, unknown> {
  const [sample] = fc.sample(anyOf(schema, ''), { seed, numRuns: 1 });
  return sample as Record<string, unknown>;
}

interface Node {
  anyOf?: Node[];
  enum?: unknown[];
  type?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Node;
  properties?: Record<string, Node>;
}

function anyOf(schema: Node, name: string): fc.Arbitrary<unknown> {
  const known = KNOWN[name];
  if (known) return fc.constantFrom(...known);
  if (schema.anyOf) return anyOf(schema.anyOf.find(({ type }) => type !== 'null') ?? {}, name);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type ?? 'unknown') {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: Math.ceil(schema.minimum ?? 0), max: Math.floor(schema.maximum ?? 1_000) });
    case 'string':
      return textOf(schema);
    case 'array':
      return fc.uniqueArray(anyOf(schema.items ?? {}, ''), {
        minLength: Math.max(schema.minItems ?? 0, 1),
        maxLength: Math.min(schema.maxItems ?? 3, 3),
        selector: (item) => JSON.stringify(item),
      });
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, anyOf(inner, key)])),
      );
    default:
      throw new Error(`Cannot make up "${name}": there is no sample for ${JSON.stringify(schema)} in sample-input.ts`);
  }
}

const PRINTABLE = /^[\x21-\x7e]*$/;

function textOf({ pattern, minLength = 1, maxLength = 24 }: Node): fc.Arbitrary<string> {
  const length = Math.max(minLength, Math.min(maxLength, 12));
  if (pattern === undefined) return fc.stringMatching(new RegExp(`^[a-z]{${length}}$`));
  return fc
    .stringMatching(new RegExp(pattern))
    .filter((text) => PRINTABLE.test(text) && text.length >= minLength && text.length <= maxLength);
}
