import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { OperationError } from './errors.ts';
import type { MessageClass } from './field.ts';
import { jsonSchemaOf } from './schema.ts';

/**
 * `strict`: an undeclared field is an error that names it (the edge). `tolerant`: undeclared fields are dropped, so that services
 * of different versions understand each other (inside).
 */
export type CheckMode = 'strict' | 'tolerant';

const AJV: Record<CheckMode, Ajv2020> = {
  strict: new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false }),
  tolerant: new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: false, removeAdditional: 'all' }),
};
const compiled: Record<CheckMode, Map<MessageClass, ValidateFunction>> = { strict: new Map(), tolerant: new Map() };

function validatorOf(cls: MessageClass, mode: CheckMode): ValidateFunction {
  const known = compiled[mode].get(cls);
  if (known) return known;
  const validate = AJV[mode].compile(jsonSchemaOf(cls));
  compiled[mode].set(cls, validate);
  return validate;
}

/**
 * Checks a parsed JSON value against a message class with the compiled schema (class-validator itself takes 300 times as long)
 * and returns it, typed. In `tolerant` mode undeclared fields are removed from the value.
 *
 * @throws OperationError `INVALID_INPUT` naming the first bad field and what it must be.
 */
export function checked<T extends object>(cls: MessageClass<T>, value: unknown, mode: CheckMode): T {
  const validate = validatorOf(cls, mode);
  if (validate(value)) {
    if (mode === 'strict') refuseUnstorable(value, '');
    return value as T;
  }
  const error = validate.errors?.[0];
  throw new OperationError('INVALID_INPUT', explain(error), { details: { field: error ? fieldOf(error) : '' } });
}

/** PostgreSQL cannot store U+0000 in text, nor half of a surrogate pair in UTF-8, and JSON Schema has no short word for either. */
function refuseUnstorable(value: unknown, field: string): void {
  if (typeof value === 'string') {
    const what = value.includes('\u0000')
      ? 'the character U+0000: remove it'
      : value.isWellFormed()
        ? undefined
        : 'half of a surrogate pair: send whole characters';
    if (what === undefined) return;
    throw new OperationError('INVALID_INPUT', `"${field}" contains ${what}`, { details: { field } });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) refuseUnstorable(inner, field ? `${field}.${key}` : key);
}

function fieldOf({ instancePath, params, keyword }: ErrorObject): string {
  const path = instancePath.split('/').slice(1);
  const named = params as { missingProperty?: string; additionalProperty?: string };
  if (keyword === 'required' && named.missingProperty) path.push(named.missingProperty);
  if (keyword === 'additionalProperties' && named.additionalProperty) path.push(named.additionalProperty.slice(0, 64));
  return path.join('.');
}

function explain(error: ErrorObject | undefined): string {
  if (!error) return 'The arguments do not fit the schema';
  const field = fieldOf(error);
  const at = field ? `"${field}"` : 'the arguments';
  const params = error.params as { allowedValues?: unknown[] };
  switch (error.keyword) {
    case 'required':
      return `${at} is missing: give it, see the tool's input schema`;
    case 'additionalProperties':
      return `${at} is not a known field: leave it out, or use a name from the input schema`;
    case 'enum':
      return `${at} must be one of ${(params.allowedValues ?? []).join(', ')}`;
    default:
      return `${at} ${error.message ?? 'is not valid'}`;
  }
}
