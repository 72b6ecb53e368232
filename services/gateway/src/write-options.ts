import { type JsonSchema, jsonSchemaOf, type Operation, OperationError } from '#libs/contracts';

/** How a client names a write, so that sending it twice does it once. Never part of the message: it travels with the call. */
export interface WriteOptions {
  readonly idempotencyKey?: string;
  readonly again?: boolean;
}

const KEY = /^[\x21-\x7e]{1,128}$/;
const META_KEY = 'atelier/idempotencyKey';

const IDEMPOTENCY_KEY = {
  type: 'string',
  pattern: KEY.source,
  description: 'Your own name for this request, at most 128 characters. Sent again with the same arguments it does nothing twice and gives the first answer.',
};
const AGAIN = {
  type: 'boolean',
  description: 'true: do it once more although the same was asked for a moment ago. Only when the person wants it twice.',
};

/** A tool's input schema with what every write accepts besides its own fields. */
export function toolInputSchema(op: Operation): JsonSchema {
  const schema = jsonSchemaOf(op.input);
  if (op.effect === 'read') return schema;
  const properties = schema['properties'] as object;
  const again = op.repeat === 'natural' ? {} : { again: AGAIN };
  return { ...schema, properties: { ...properties, idempotency_key: IDEMPOTENCY_KEY, ...again } };
}

/** Takes the write options out of a tool's arguments; the key in `_meta` wins over the one among the arguments. */
export function splitWriteOptions(op: Operation, args: object, meta: object | undefined): { input: object; options: WriteOptions } {
  if (op.effect === 'read') return { input: args, options: {} };
  const { idempotency_key: given, again, ...input } = args as Record<string, unknown>;
  const key = (meta as Record<string, unknown> | undefined)?.[META_KEY] ?? given;
  if (again !== undefined && (typeof again !== 'boolean' || op.repeat === 'natural')) {
    throw refused('again', op.repeat === 'natural' ? 'is not known here: leave it out' : 'must be true or false');
  }
  return { input, options: { ...keyOption(key), ...(again === true ? { again } : {}) } };
}

/** @throws OperationError `INVALID_INPUT` */
export function keyOption(key: unknown): WriteOptions {
  if (key === undefined) return {};
  if (typeof key === 'string' && KEY.test(key)) return { idempotencyKey: key };
  throw refused('idempotency_key', 'must be 1 to 128 visible ASCII characters');
}

const refused = (field: string, why: string): OperationError =>
  new OperationError('INVALID_INPUT', `"${field}" ${why}`, { details: { field } });
