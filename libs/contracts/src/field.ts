import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';

/** A class whose fields are declared with `Field`: the shape of a message. */
export type MessageClass<T extends object = object> = new () => T;

type Schema = Record<string, unknown>;

interface Common {
  /** Prose for a model: what the field means and where its value comes from. */
  describe: string;
  /** The field may be absent. */
  optional?: true;
  /** The value may be `null`: known to be nothing, as opposed to absent. */
  nullable?: true;
}

interface Size {
  min?: number;
  max: number;
}

const EACH = { each: true } as const;

/**
 * Declares a field once for class-validator and, derived from its metadata, for JSON Schema. `settle` puts right what the
 * derivation cannot know: the order in which decorators ran, `null`, and formats class-validator has no word for.
 */
function declare(common: Common, rules: PropertyDecorator[], settle: (derived: Schema) => Schema): PropertyDecorator {
  return (target, key) => {
    for (const rule of rules) rule(target, key);
    if (common.optional) ValidateIf((_, value) => value !== undefined)(target, key);
    // class-validator runs the rules only when every condition holds, and counts any condition as "not required"; a field that is
    // only nullable is therefore marked for `jsonSchemaOf`, which puts it back among the required ones.
    if (common.nullable) ValidateIf((_, value) => value !== null)(target, key);
    if (common.nullable && !common.optional) markRequired(target, key);
    JSONSchema((derived) => {
      const schema = settle(derived as Schema);
      const { description: _, ...shape } = schema;
      return common.nullable
        ? { description: common.describe, anyOf: [shape, { type: 'null' }] }
        : { ...shape, description: common.describe };
    })(target, String(key));
  };
}

const REQUIRED = Symbol('atelier:required');

function markRequired(target: object, key: string | symbol): void {
  const marked = (Reflect.getMetadata(REQUIRED, target) as string[] | undefined) ?? [];
  Reflect.defineMetadata(REQUIRED, [...marked, String(key)], target);
}

/** Names of the fields that must be present although their value may be null. */
export const requiredNullable = (cls: MessageClass): string[] =>
  (Reflect.getMetadata(REQUIRED, cls.prototype as object) as string[] | undefined) ?? [];

const items = (derived: Schema, size: Size, item: Schema = {}): Schema => {
  const inner = (derived['items'] as Schema | undefined) ?? {};
  return { type: 'array', items: { ...inner, ...item }, minItems: size.min ?? 0, maxItems: size.max };
};

const listRules = (size: Size): PropertyDecorator[] => [IsArray(), ArrayMinSize(size.min ?? 0), ArrayMaxSize(size.max)];

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const RFC3339_UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;

/**
 * The one way to declare a field of a message. Each member composes class-validator rules and a description; `jsonSchemaOf`
 * derives the JSON Schema (draft 2020-12) from them. Absent and `null` are told apart, integers stay integers, an array is
 * never an object.
 */
export const Field = {
  /** Text of `min` (default 1) to `max` characters, optionally matching a pattern. */
  text: (o: Common & Size & { pattern?: RegExp }): PropertyDecorator =>
    declare(
      o,
      [IsString(), MinLength(o.min ?? 1), MaxLength(o.max), ...(o.pattern ? [Matches(o.pattern)] : [])],
      (derived) => ({ ...derived, type: 'string', ...(o.pattern ? { pattern: o.pattern.source } : {}) }),
    ),

  /** A list of texts. */
  texts: (o: Common & Size & { text: Size & { pattern?: RegExp } }): PropertyDecorator =>
    declare(
      o,
      [
        ...listRules(o),
        IsString(EACH),
        MinLength(o.text.min ?? 1, EACH),
        MaxLength(o.text.max, EACH),
        ...(o.text.pattern ? [Matches(o.text.pattern, EACH)] : []),
      ],
      (derived) => items(derived, o, { type: 'string', ...(o.text.pattern ? { pattern: o.text.pattern.source } : {}) }),
    ),

  /** A handle given by an earlier answer: opaque, at most 64 characters of `A-Z a-z 0-9 _ -`. */
  id: (o: Common): PropertyDecorator =>
    declare(o, [IsString(), Matches(ID)], () => ({ type: 'string', pattern: ID.source })),

  /** A list of handles. */
  ids: (o: Common & Size): PropertyDecorator =>
    declare(o, [...listRules(o), IsString(EACH), Matches(ID, EACH)], (derived) =>
      items(derived, o, { type: 'string', pattern: ID.source }),
    ),

  /** A whole number from `min` to `max`. */
  integer: (o: Common & { min: number; max: number }): PropertyDecorator =>
    declare(o, [IsInt(), Min(o.min), Max(o.max)], (derived) => ({ ...derived, type: 'integer' })),

  /** A finite number from `min` to `max`. */
  number: (o: Common & { min: number; max: number }): PropertyDecorator =>
    declare(o, [IsNumber({ allowNaN: false, allowInfinity: false }), Min(o.min), Max(o.max)], (derived) => ({
      ...derived,
      type: 'number',
    })),

  /** True or false. */
  flag: (o: Common): PropertyDecorator => declare(o, [IsBoolean()], () => ({ type: 'boolean' })),

  /** One of a closed list of words. */
  choice: (values: readonly string[], o: Common): PropertyDecorator =>
    declare(o, [IsIn(values)], () => ({ type: 'string', enum: [...values] })),

  /** A list of words out of a closed list. */
  choices: (values: readonly string[], o: Common & Size): PropertyDecorator =>
    declare(o, [...listRules(o), IsIn(values, EACH)], (derived) =>
      items(derived, o, { type: 'string', enum: [...values] }),
    ),

  /** An instant, RFC 3339 in UTC (`2026-11-21T09:30:00Z`). */
  time: (o: Common): PropertyDecorator =>
    declare(o, [IsString(), Matches(RFC3339_UTC)], () => ({ type: 'string', pattern: RFC3339_UTC.source })),

  /** A nested message. */
  object: <T extends object>(cls: () => MessageClass<T>, o: Common): PropertyDecorator =>
    declare(o, [IsObject(), ValidateNested(), Type(cls)], ({ $ref }) => ({ $ref })),

  /** A list of nested messages. */
  list: <T extends object>(cls: () => MessageClass<T>, o: Common & Size): PropertyDecorator =>
    declare(o, [...listRules(o), IsObject(EACH), ValidateNested(EACH), Type(cls)], (derived) => {
      const { items: item, ...rest } = items(derived, o);
      return { ...rest, items: { $ref: (item as Schema)['$ref'] } };
    }),
} as const;
