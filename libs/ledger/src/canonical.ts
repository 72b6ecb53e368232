/** Deeper values are refused, so that a hostile document cannot exhaust the stack. */
const MAX_DEPTH = 64;

/** Printable ASCII without quote and backslash is written as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** A value that has no canonical JSON form. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

/**
 * The one JSON text of a value, by the JSON Canonicalization Scheme (RFC 8785): members sorted by UTF-16 code units, no blanks,
 * numbers and strings as ECMAScript writes them. Hash its UTF-8 bytes.
 * @throws CanonicalJsonError for what JSON cannot say: undefined, NaN, infinities, lone surrogates, bigint, functions, and objects
 * that are not plain (a Date or Map would be written as something else than it is).
 */
export function canonical(value: unknown): string {
  return textOf(value, 'the value', 0);
}

/** Whether `json` is the canonical text of `value`, which was parsed from it. */
export function isCanonical(value: unknown, json: string): boolean {
  // JSON.stringify keeps the members' order, and escapes half a surrogate pair where `canonical` refuses: else it writes the same, faster.
  if (JSON.stringify(value) === json && isSorted(value, 0) && !json.includes('\\ud')) return true;
  return canonical(value) === json;
}

function isSorted(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth === MAX_DEPTH) return false;
  const names = Array.isArray(value) ? [] : Object.keys(value);
  for (let index = 1; index < names.length; index += 1)
    if ((names[index - 1] ?? '') > (names[index] ?? '')) return false;
  return Object.values(value).every((member) => isSorted(member, depth + 1));
}

function textOf(value: unknown, name: string, depth: number): string {
  switch (typeof value) {
    case 'string':
      return stringOf(value, name);
    case 'number':
      if (!Number.isFinite(value)) throw refused(name, `is ${value}, which JSON cannot hold; leave it out or use null`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth === MAX_DEPTH) throw refused(name, `is nested deeper than ${MAX_DEPTH} levels; flatten it`);
      return Array.isArray(value) ? arrayOf(value, name, depth) : objectOf(value, name, depth);
    case 'undefined':
    case 'bigint':
    case 'symbol':
    case 'function':
      throw refused(name, `is ${typeof value === 'undefined' ? '' : 'a '}${typeof value}; use null or a JSON value`);
  }
}

function stringOf(value: string, name: string): string {
  if (PLAIN.test(value)) return `"${value}"`;
  // JSON.stringify would write a lone surrogate as an escape, which RFC 8785 section 3.2.2.2 forbids.
  if (!value.isWellFormed()) throw refused(name, 'holds half of a surrogate pair; repair the text first');
  return JSON.stringify(value);
}

function arrayOf(items: readonly unknown[], name: string, depth: number): string {
  let text = '[';
  // Not map: it would leave out the holes of a sparse array.
  for (let index = 0; index < items.length; index += 1) {
    text += `${index === 0 ? '' : ','}${textOf(items[index], `an item of ${name}`, depth + 1)}`;
  }
  return `${text}]`;
}

function objectOf(value: object, name: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw refused(name, 'is not a plain object; turn it into text or plain fields first');
  }
  const members: Readonly<Record<string, unknown>> = { ...value };
  let text = '{';
  // The default order of sort is that of UTF-16 code units (RFC 8785 section 3.2.3).
  for (const key of Object.keys(value).sort()) {
    text += `${text.length === 1 ? '' : ','}${stringOf(key, 'a member name')}:${textOf(members[key], key, depth + 1)}`;
  }
  return `${text}}`;
}

const refused = (name: string, reason: string): CanonicalJsonError =>
  new CanonicalJsonError(`Cannot write canonical JSON: ${name.slice(0, 100)} ${reason}.`);
