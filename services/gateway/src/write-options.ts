import { type JsonSchema, jsonSchemaOf, type Operation, OperationError } from '#libs/contracts';
import type { GatewayRequest } from './request.ts';

/** How a client names a write, so that sending it twice does it once. Never part of the message: it travels with the call. */
export interface WriteOptions {
  readonly idempotencyKey?: string;
  readonly again?: boolean;
  /** Called when the answer is the first one to a request that was sent again. */
  readonly onRepeated?: () => void;
}

const KEY = /^[\x21-\x7e]{1,128}$/;
/** Name of the header with the key of a write at the admin door. */
export const IDEMPOTENCY_HEADER = 'idempotency-key';
const META_KEY = 'atelier/idempotencyKey';

const IDEMPOTENCY_KEY = {
  type: 'string',
  pattern: KEY.source,
  description:
    'Your own name for this request, at most 128 characters. Sent again with the same arguments it does nothing twice and gives the first answer.',
};
const AGAIN = {
  type: 'boolean',
  description:
    'true: do it once more although the same was asked for a moment ago. Only when the person wants it twice.',
};

/** Whether a client may give the operation a key. */
export const takesKey = (op: Operation): boolean => op.effect === 'write' && op.repeat !== 'once';

const hasWindow = (op: Operation): boolean => op.effect === 'write' && typeof op.repeat === 'object';

/** A tool's input schema with what every write accepts besides its own fields. */
export function toolInputSchema(op: Operation): JsonSchema {
  const schema = jsonSchemaOf(op.input);
  if (!takesKey(op)) return schema;
  const properties = schema['properties'] as object;
  const again = hasWindow(op) ? { again: AGAIN } : {};
  return { ...schema, properties: { ...properties, idempotency_key: IDEMPOTENCY_KEY, ...again } };
}

/** Takes the write options out of a tool's arguments; the key in `_meta` wins over the one among the arguments. */
export function splitWriteOptions(
  op: Operation,
  args: object,
  meta: object | undefined,
): { input: object; options: WriteOptions } {
  if (!takesKey(op)) return { input: args, options: {} };
  const { idempotency_key: given, again, ...input } = args as Record<string, unknown>;
  const key = (meta as Record<string, unknown> | undefined)?.[META_KEY] ?? given;
  if (again !== undefined && (typeof again !== 'boolean' || !hasWindow(op))) {
    throw refused('again', hasWindow(op) ? 'must be true or false' : 'is not known here: leave it out');
  }
  return { input, options: { ...keyOption(key), ...(again === true ? { again } : {}) } };
}

/** Over plain HTTP the key is a header (draft-ietf-httpapi-idempotency-key-header). @throws OperationError `INVALID_INPUT` */
export function headerOptions(op: Operation, request: GatewayRequest): WriteOptions {
  const key = request.headers[IDEMPOTENCY_HEADER];
  if (takesKey(op)) return { ...keyOption(key), onRepeated: () => void (request.isRepeated = true) };
  if (key === undefined || op.effect === 'read') return {};
  throw refused('Idempotency-Key', 'is not needed here: sent twice this does nothing twice. Leave it out');
}

function keyOption(key: unknown): WriteOptions {
  if (key === undefined) return {};
  if (typeof key === 'string' && KEY.test(key)) return { idempotencyKey: key };
  throw refused('idempotency_key', 'must be 1 to 128 visible ASCII characters');
}

const refused = (field: string, why: string): OperationError =>
  new OperationError('INVALID_INPUT', `"${field}" ${why}`, { details: { field } });
