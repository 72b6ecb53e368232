import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import { type MessageClass, requiredNullable } from './field.ts';

/** A JSON Schema (draft 2020-12) without references: nested messages stand inline, so that every client can read it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

type Mutable = Record<string, unknown>;

const REF = '#/definitions/';
const cache = new Map<MessageClass, JsonSchema>();

/**
 * The JSON Schema of a message class, derived from its `Field` declarations. Computed once, deeply frozen, shared by MCP
 * (`inputSchema`, `outputSchema`), Swagger and the run-time check. Objects refuse fields they do not declare.
 */
export function jsonSchemaOf(cls: MessageClass): JsonSchema {
  const known = cache.get(cls);
  if (known) return known;
  const schema = deepFreeze(derive(cls, new Set()));
  cache.set(cls, schema);
  return schema;
}

function derive(cls: MessageClass, ancestors: ReadonlySet<MessageClass>): Mutable {
  if (ancestors.has(cls))
    throw new Error(`Cannot derive the schema of ${cls.name}: it contains itself; flatten the message`);
  const derived = targetConstructorToSchema(cls, {
    classValidatorMetadataStorage: getMetadataStorage(),
    classTransformerMetadataStorage: defaultMetadataStorage,
  }) as Mutable;
  const properties = (derived['properties'] as Record<string, Mutable> | undefined) ?? {};
  const required = new Set([...((derived['required'] as string[] | undefined) ?? []), ...requiredNullable(cls)]);
  const inlined = Object.entries(properties).map(([name, schema]) => {
    const nested = defaultMetadataStorage.findTypeMetadata(cls, name)?.typeFunction() as MessageClass | undefined;
    return [name, nested ? inline(schema, () => derive(nested, new Set([...ancestors, cls]))) : schema] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(inlined),
    required: Object.keys(properties).filter((name) => required.has(name)),
    additionalProperties: false,
  };
}

/** Replaces the one reference a nested field holds, however deep (list, nullable), by the nested schema itself. */
function inline(node: unknown, nested: () => Mutable): Mutable {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...rest } = value as Mutable;
    if (typeof $ref === 'string' && $ref.startsWith(REF)) return { ...nested(), ...rest };
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visit(inner)]));
  };
  return visit(node) as Mutable;
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
