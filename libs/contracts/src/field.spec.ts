import { describe, expect, test } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import * as fc from 'fast-check';
import { Field, type MessageClass } from './field.ts';
import { jsonSchemaOf } from './schema.ts';

class Inner {
  @Field.text({ max: 3, describe: 'A word' }) word!: string;
  @Field.integer({ min: 0, max: 5, optional: true, describe: 'A count' }) count?: number;
}

interface Presence {
  describe: string;
  optional?: true;
  nullable?: true;
}

/** A kind of field: how it is declared, what it takes, and what it must not. */
type Kind = readonly [
  name: string,
  declare: (o: Presence) => PropertyDecorator,
  good: readonly unknown[],
  bad: readonly unknown[],
];

const NOT_TEXT = [0, 1, true, {}, [], ['a']];
const KINDS: readonly Kind[] = [
  ['text', (o) => Field.text({ ...o, max: 3 }), ['a', 'abc', '👗👗👗', '   '], ['', 'abcd', '👗👗👗👗', ...NOT_TEXT]],
  ['text that may be empty', (o) => Field.text({ ...o, min: 0, max: 3 }), ['', 'abc'], ['abcd', ...NOT_TEXT]],
  [
    'text with a pattern',
    (o) => Field.text({ ...o, max: 9, pattern: /^[a-z]+$/ }),
    ['a', 'abc'],
    ['A', 'a1', 'a\n', '', 'abcdefghij', ...NOT_TEXT],
  ],
  [
    'texts',
    (o) => Field.texts({ ...o, max: 2, text: { max: 3 } }),
    [[], ['a'], ['abc', 'a'], ['a', 'a']],
    [['abcd'], [''], ['a', 'b', 'c'], [1], [null], 'a', {}, { 0: 'a' }],
  ],
  [
    'texts with a least number and a pattern',
    (o) => Field.texts({ ...o, min: 1, max: 2, text: { max: 3, pattern: /^\d+$/ } }),
    [['1'], ['12', '3']],
    [[], ['a'], ['1', 'a'], ['1234']],
  ],
  [
    'id',
    (o) => Field.id(o),
    ['a', 'itm_0f-9A', 'x'.repeat(64)],
    ['', 'x'.repeat(65), 'a b', 'a/b', 'é', 'a\n', ...NOT_TEXT],
  ],
  ['ids', (o) => Field.ids({ ...o, max: 2 }), [[], ['a', 'b']], [['a b'], ['a', 'b', 'c'], [''], 'a', [1]]],
  [
    'integer',
    (o) => Field.integer({ ...o, min: -2, max: 5 }),
    [-2, 0, 5, 1.0],
    [-3, 6, 1.5, 1e300, '1', true, [], {}, [1]],
  ],
  [
    'number',
    (o) => Field.number({ ...o, min: 0, max: 5 }),
    [0, 0.1, 5, 4.999_999],
    [-0.1, 5.000_1, 1e300, '1', true, [], {}],
  ],
  ['flag', (o) => Field.flag(o), [true, false], ['true', 'false', 0, 1, [], {}]],
  ['choice', (o) => Field.choice(['red', 'blue'], o), ['red', 'blue'], ['Red', '', 'red ', 0, true, [], ['red'], {}]],
  [
    'choices',
    (o) => Field.choices(['red', 'blue'], { ...o, max: 2 }),
    [[], ['red'], ['red', 'red']],
    [['green'], ['red', 'blue', 'red'], 'red', [null], [['red']], {}],
  ],
  [
    'time',
    (o) => Field.time(o),
    ['2026-11-21T09:30:00Z', '2026-11-21T09:30:00.123456789Z'],
    ['2026-11-21', '2026-11-21T09:30:00', '2026-11-21T09:30:00+01:00', '', 0, {}],
  ],
  [
    'object',
    (o) => Field.object(() => Inner, o),
    [{ word: 'a' }, { word: 'abc', count: 5 }],
    [
      {},
      { word: '' },
      { word: 'a', more: 1 },
      { word: 'a', count: 6 },
      { word: 'a', count: null },
      [],
      [{ word: 'a' }],
      'a',
      1,
      true,
    ],
  ],
  [
    'list',
    (o) => Field.list(() => Inner, { ...o, max: 2 }),
    [[], [{ word: 'a' }], [{ word: 'a' }, { word: 'b', count: 0 }]],
    [
      [{}],
      [{ word: 'a', more: 1 }],
      [1],
      [null],
      [[]],
      ['a'],
      { word: 'a' },
      { 0: { word: 'a' } },
      [{ word: 'a' }, { word: 'a' }, { word: 'a' }],
    ],
  ],
];
const PRESENCES: readonly (readonly [string, Presence])[] = [
  ['required', { describe: 'A field' }],
  ['optional', { describe: 'A field', optional: true }],
  ['nullable', { describe: 'A field', nullable: true }],
  ['optional and nullable', { describe: 'A field', optional: true, nullable: true }],
];

const AJV = new Ajv2020({ strict: true, allowUnionTypes: true });

/** The two judges of one message with the field `value`. They must agree on everything JSON can say. */
class Judges {
  private readonly cls: MessageClass;
  private readonly validate: ValidateFunction;

  constructor(declare: Kind[1], presence: Presence) {
    this.cls = class Message {};
    declare(presence)(this.cls.prototype as object, 'value');
    this.validate = AJV.compile(jsonSchemaOf(this.cls));
  }

  ask(message: object): { schema: boolean; validator: boolean } {
    const parsed: unknown = JSON.parse(JSON.stringify(message));
    const instance = plainToInstance(this.cls, parsed);
    const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true });
    return { schema: this.validate(parsed), validator: errors.length === 0 };
  }
}

const TAKEN = { schema: true, validator: true };
const REFUSED = { schema: false, validator: false };

describe.each(KINDS)('Field.%s', (_, declare, good, bad) => {
  const judges = new Judges(declare, PRESENCES[0]?.[1] ?? { describe: '' });

  test.each(good.map((value) => [value]))('field, the good value %j, is taken by schema and validator', (value) => {
    expect(judges.ask({ value })).toEqual(TAKEN);
  });

  test.each(bad.map((value) => [value]))('field, the bad value %j, is refused by schema and validator', (value) => {
    expect(judges.ask({ value })).toEqual(REFUSED);
  });

  test.each(PRESENCES)('field, %s, may be absent or null exactly as declared', (_name, presence) => {
    const asked = new Judges(declare, presence);
    expect(asked.ask({})).toEqual(presence.optional ? TAKEN : REFUSED);
    expect(asked.ask({ value: null })).toEqual(presence.nullable ? TAKEN : REFUSED);
    expect(asked.ask({ value: good[0] })).toEqual(TAKEN);
    expect(asked.ask({ value: bad[0] })).toEqual(REFUSED);
    expect(asked.ask({ value: good[0], more: 1 })).toEqual(REFUSED);
  });

  test.each(PRESENCES)('field, %s, any JSON value, schema and validator agree', (_name, presence) => {
    const asked = new Judges(declare, presence);
    const near = fc.constantFrom(...good, ...bad, null);
    const text = fc.string({ unit: 'grapheme', maxLength: 5 }).filter((value) => !/[\uFE0E\uFE0F]/.test(value));
    const value = fc.oneof(
      near,
      text,
      fc.integer({ min: -4, max: 8 }),
      fc.array(near, { maxLength: 3 }),
      fc.array(text, { maxLength: 3 }),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const message = fc.oneof(fc.record({ value }), fc.constant({}), fc.record({ value, more: near }));
    fc.assert(
      fc.property(message, (asking) => {
        const { schema, validator } = asked.ask(asking);
        expect(validator).toBe(schema);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the one known difference', () => {
  // validator.js counts a letter and its variation selector as one; JSON Schema counts code points. What counts is the schema.
  test('Field.text, an emoji with a variation selector at the limit, is longer for the schema', () => {
    const judges = new Judges((o) => Field.text({ ...o, max: 1 }), { describe: 'A field' });
    expect(judges.ask({ value: '❤️' })).toEqual({ schema: false, validator: true });
  });
});
