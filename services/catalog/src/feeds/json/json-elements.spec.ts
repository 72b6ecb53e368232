import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inChunks } from '../test/feed-fixture.ts';
import { jsonElements, MAX_ELEMENT_BYTES } from './json-elements.ts';

interface Seen {
  values: unknown[];
  rows: number[];
  broken: string[];
}

async function elements(text: string | Buffer, chunk = 7): Promise<Seen> {
  const seen: Seen = { values: [], rows: [], broken: [] };
  for await (const { row, value, broken } of jsonElements(inChunks(Buffer.from(text), chunk))) {
    seen.rows.push(row);
    if (broken === null) seen.values.push(value);
    else seen.broken.push(broken);
  }
  return seen;
}

const A = { id: 'a', text: 'br[ack}ets, "quotes" \\ and\nlines', variants: [{ id: 'a1' }] };
const B = { id: 'b', products: 'none' };

describe('jsonElements', () => {
  test.each([
    ['a list', JSON.stringify([A, B])],
    ['a pretty list', JSON.stringify([A, B], null, 2)],
    ['products in an object', JSON.stringify({ id: 'feed', n: [1, [2]], products: [A, B], after: { products: [3] } })],
    ['products in a feed, pretty', JSON.stringify({ feed: { id: 'f', products: [A, B] } }, null, 1)],
    ['JSON lines', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`],
    ['JSON lines with blank ones and Windows line ends', `\r\n${JSON.stringify(A)}\r\n\r\n${JSON.stringify(B)}`],
    ['values that follow each other, pretty', `${JSON.stringify(A, null, 2)}\n${JSON.stringify(B, null, 2)}`],
  ])('jsonElements, %s, gives each whatever the chunks', async (_, text) => {
    for (const chunk of [1, 5, 10_000]) expect((await elements(text, chunk)).values).toEqual([A, B]);
  });

  test.each([
    ['a line torn in a text', `{"id":"a\n${JSON.stringify(B)}\n`, [B], 1],
    ['a line torn between', `{"id":"a",\n${JSON.stringify(B)}\n`, [B], 1],
    ['a line that is no JSON', `${JSON.stringify(A)}\nnot at all\n${JSON.stringify(B)}`, [A, B], 1],
    ['a bracket too many in a line', `{"id":1}}\n${JSON.stringify(B)}`, [{ id: 1 }, B], 1],
    ['a text torn in a list', `[{"id":"a\n},${JSON.stringify(B)}]`, [B], 1],
    ['a wrong bracket in a list', `[{"id":[1},${JSON.stringify(B)}]`, [B], 1],
    ['a list that ends early', `[${JSON.stringify(A)},{"id":"b`, [A], 1],
    ['a list torn between', `{"products":[${JSON.stringify(A)},`, [A], 0],
    ['scalars in a list', `[1, "x" ,${JSON.stringify(B)}, null]`, [1, 'x', B, null], 0],
    ['text behind the document', `{"products":[${JSON.stringify(A)}]} more`, [A], 1],
    ['an element too deep', `[${'['.repeat(100)}${']'.repeat(100)},${JSON.stringify(B)}]`, [B], 1],
    ['an element too long', `[{"a":"${'x'.repeat(MAX_ELEMENT_BYTES)}"},${JSON.stringify(B)}]`, [B], 1],
  ])('jsonElements, %s, costs that one', async (_, text, values, broken) => {
    const seen = await elements(text, 65_536);
    expect([seen.values, seen.broken.length]).toEqual([values, broken]);
  });

  test('jsonElements, JSON lines, are known by their line and a list by the place', async () => {
    expect((await elements('{"a":1}\n\n{"a":2}')).rows).toEqual([1, 3]);
    expect((await elements('[{"a":1},\n\n{"a":2}]')).rows).toEqual([1, 2]);
  });

  test('jsonElements, Windows-1252, is read as such', async () => {
    expect((await elements(Buffer.from('[{"a":"Gr\xfc\xdfe"}]', 'latin1'))).values).toEqual([{ a: 'Grüße' }]);
  });

  test('jsonElements, an empty list, has none and is no fault', async () => {
    expect((await elements('{"products":[]}')).values).toEqual([]);
  });

  test('jsonElements, any values in any of the ways, come back in any chunks', async () => {
    const values = fc.array(fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 })), {
      minLength: 1,
      maxLength: 5,
    });
    const ways = fc.constantFrom<(list: unknown[]) => string>(
      (list) => JSON.stringify(list),
      (list) => JSON.stringify({ products: list }, null, 2),
      (list) => list.map((value) => JSON.stringify(value)).join('\n'),
    );
    await fc.assert(
      fc.asyncProperty(values, ways, fc.integer({ min: 1, max: 40 }), async (list, way, chunk) => {
        fc.pre(list.every((value) => !Object.hasOwn(value, 'products') && !Object.hasOwn(value, '__proto__')));
        const seen = await elements(way(list), chunk);
        expect(seen.values).toEqual(JSON.parse(JSON.stringify(list)));
      }),
      { numRuns: 300 },
    );
  });
});
