import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonical, CanonicalJsonError } from './canonical.ts';

/** RFC 8785 appendix B: the bits of a double, and its text. */
const NUMBERS: [string, string][] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

/** Input and output of RFC 8785 sections 3.2.2 and 3.2.3, and of its authors' test data. */
const DOCUMENTS: [string, string, string][] = [
  [
    'the sample of section 3.2.2',
    String.raw`{ "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }`,
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  ],
  [
    'the sorting sample of section 3.2.3',
    String.raw`{ "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }`,
    `{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",` +
      `"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}`,
  ],
  [
    'nested structures',
    String.raw`{ "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { } }`,
    String.raw`{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}`,
  ],
  ['arrays', '[ 56, { "d": true, "10": null, "1": [ ] } ]', '[56,{"1":[],"10":null,"d":true}]'],
];

describe('canonical', () => {
  test.each(NUMBERS)('canonical, the double %s, writes it as RFC 8785 appendix B', (bits, text) => {
    expect(canonical(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  test.each(DOCUMENTS)('canonical, %s, gives the bytes of the RFC', (_, input, output) => {
    expect(canonical(JSON.parse(input))).toBe(output);
  });

  test.each([
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['an undefined item', [undefined]],
    ['a hole in an array', new Array<number>(1)],
    ['a lone surrogate', 'a\ud800b'],
    ['a lone surrogate in a name', { '\udead': 1 }],
    ['a bigint', 1n],
    ['a function', { toJSON: () => 1 }],
    ['a symbol', Symbol('a')],
    ['a date', { at: new Date(0) }],
    ['a map', new Map()],
  ])('canonical, %s, refuses', (_, value) => {
    expect(() => canonical(value)).toThrow(CanonicalJsonError);
  });

  test('canonical, a value that contains itself, refuses instead of running out of stack', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => canonical(loop)).toThrow(
      'Cannot write canonical JSON: self is nested deeper than 64 levels; flatten it.',
    );
  });

  test('canonical, a member named __proto__, keeps it', () => {
    expect(canonical(JSON.parse('{"b":1,"__proto__":{"a":2}}'))).toBe('{"__proto__":{"a":2},"b":1}');
  });

  test('canonical, any JSON value, is read back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }), (value) => {
        const text = canonical(value);
        const back: unknown = JSON.parse(text);
        expect(canonical(back)).toBe(text);
        expect(JSON.stringify(sorted(back))).toBe(JSON.stringify(sorted(value)));
      }),
    );
  });

  test('canonical, members in any order, gives one text', () => {
    const shuffled = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()).chain((record) => {
      const members = Object.entries(record);
      return fc.tuple(fc.constant(record), fc.shuffledSubarray(members, { minLength: members.length }));
    });
    fc.assert(
      fc.property(shuffled, ([record, members]) => {
        expect(canonical(Object.fromEntries(members))).toBe(canonical(record));
      }),
    );
  });
});

/** The same value with its members in the order of their names, by other means than those tested. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]): [string, unknown] => [name, sorted(member)])
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a, 'utf16le').swap16(), Buffer.from(b, 'utf16le').swap16())),
  );
}
