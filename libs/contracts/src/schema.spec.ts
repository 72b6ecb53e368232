import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Field } from './field.ts';
import { operations } from './index.ts';
import { jsonSchemaOf } from './schema.ts';

class Leaf {
  @Field.text({ max: 5, describe: 'A word' }) word!: string;
}
class Tree {
  @Field.object(() => Leaf, { describe: 'One' }) one!: Leaf;
  @Field.object(() => Leaf, { nullable: true, describe: 'Perhaps one' }) perhaps!: Leaf | null;
  @Field.list(() => Leaf, { max: 3, optional: true, describe: 'Many' }) many?: Leaf[];
  @Field.integer({ min: 1, max: 9, optional: true, nullable: true, describe: 'A count' }) count?: number | null;
}
class Loop {
  @Field.object(() => Loop, { describe: 'Itself' }) loop!: unknown;
}
class Nothing {}

const leaf = {
  type: 'object',
  properties: { word: { type: 'string', minLength: 1, maxLength: 5, description: 'A word' } },
  required: ['word'],
  additionalProperties: false,
};

describe('jsonSchemaOf', () => {
  test('jsonSchemaOf, nested messages, stands inline without references', () => {
    expect(jsonSchemaOf(Tree)).toEqual({
      type: 'object',
      properties: {
        one: { ...leaf, description: 'One' },
        perhaps: { anyOf: [leaf, { type: 'null' }], description: 'Perhaps one' },
        many: { type: 'array', items: leaf, minItems: 0, maxItems: 3, description: 'Many' },
        count: { anyOf: [{ type: 'integer', minimum: 1, maximum: 9 }, { type: 'null' }], description: 'A count' },
      },
      required: ['one', 'perhaps'],
      additionalProperties: false,
    });
  });

  test('jsonSchemaOf, a message without fields, takes the empty object only', () => {
    expect(jsonSchemaOf(Nothing)).toEqual({
      type: 'object',
      properties: {},
      required: [],
      additionalProperties: false,
    });
  });

  test('jsonSchemaOf, a message that contains itself, is refused with the way out', () => {
    expect(() => jsonSchemaOf(Loop)).toThrow(
      'Cannot derive the schema of Loop: it contains itself; flatten the message',
    );
  });

  test('jsonSchemaOf, asked twice, gives the one frozen object', () => {
    const schema = jsonSchemaOf(Tree);
    expect(jsonSchemaOf(Tree)).toBe(schema);
    expect(() => Object.assign(schema['properties'] as object, { more: {} })).toThrow(TypeError);
  });
});

describe('the schema of every operation', () => {
  const all = operations.flatMap((op) => [
    [`${op.name} input`, op.input] as const,
    [`${op.name} output`, op.output] as const,
  ]);

  test.each(all)('schema, %s, is strict draft 2020-12, described throughout and closed', (_, cls) => {
    const schema = jsonSchemaOf(cls);
    expect(new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)).toBeInstanceOf(Function);
    const objects: Record<string, unknown>[] = [];
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const node = value as Record<string, unknown>;
      if (node['type'] === 'object') objects.push(node);
      expect(node).not.toHaveProperty('$ref');
      Object.values(node).forEach(visit);
    };
    visit(schema);
    for (const node of objects) {
      expect(node['additionalProperties']).toBe(false);
      for (const [name, field] of Object.entries(node['properties'] as object)) {
        expect([name, (field as { description?: string }).description]).toEqual([
          name,
          expect.stringMatching(/^\S[^]*\S$/),
        ]);
      }
    }
  });

  test.each(all)('schema, %s, bounds every text, list and number', (_, cls) => {
    const unbounded: string[] = [];
    const visit = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      const node = value as Record<string, unknown>;
      if (node['type'] === 'string' && !node['maxLength'] && !node['enum'] && !node['pattern']) unbounded.push(path);
      if (node['type'] === 'array' && node['maxItems'] === undefined) unbounded.push(path);
      if (
        (node['type'] === 'integer' || node['type'] === 'number') &&
        (node['maximum'] === undefined || node['minimum'] === undefined)
      )
        unbounded.push(path);
      for (const [key, inner] of Object.entries(node)) visit(inner, `${path}/${key}`);
    };
    visit(jsonSchemaOf(cls), '');
    expect(unbounded).toEqual([]);
  });
});
