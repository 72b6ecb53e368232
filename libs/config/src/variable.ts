/** One environment variable: its name, meaning, type and default. Made with `env`. */
export interface Variable<T> {
  readonly name: string;
  readonly describe: string;
  /** The value is never printed and `.env.example` leaves it empty. */
  readonly secret: boolean;
  /** Used when the variable is unset or empty; without one the variable is required. */
  readonly fallback: T | undefined;
  readonly required: boolean;
  /** @throws Error whose message completes "NAME …", without repeating a secret. */
  readonly parse: (raw: string) => T;
}

interface Options<T> {
  describe: string;
  default?: T;
}

interface OptionalOptions {
  describe: string;
  optional: true;
}

function variable<T>(
  name: string,
  o: Options<T> | OptionalOptions,
  parse: (raw: string) => T,
  secret = false,
): Variable<T> {
  const fallback = 'default' in o ? o.default : undefined;
  return {
    name,
    describe: o.describe,
    secret,
    fallback,
    required: fallback === undefined && !('optional' in o),
    parse,
  };
}

const text = (raw: string): string => raw;

function integer(min: number, max: number): (raw: string) => number {
  return (raw) => {
    const value = Number(raw);
    if (!/^-?\d+$/.test(raw) || value < min || value > max)
      throw new Error(`must be a whole number from ${min} to ${max}`);
    return value;
  };
}

function url(protocols: readonly string[]): (raw: string) => string {
  return (raw) => {
    const parsed = URL.parse(raw);
    if (!parsed || !protocols.includes(parsed.protocol.replace(':', ''))) {
      throw new Error(`must be an address starting with ${protocols.map((p) => `${p}://`).join(' or ')}`);
    }
    return raw;
  };
}

/** Addresses separated by commas. */
function urls(protocols: readonly string[]): (raw: string) => string {
  const one = url(protocols);
  return (raw) =>
    raw
      .split(',')
      .map((part) => one(part.trim()))
      .join(',');
}

function flag(raw: string): boolean {
  if (raw === 'true' || raw === '1') return true;
  if (raw === 'false' || raw === '0') return false;
  throw new Error('must be true or false');
}

/** `a:1,b:2` → a map; used for keys shared with several peers. */
function pairs(raw: string): ReadonlyMap<string, string> {
  const entries = raw.split(',').map((pair): [string, string] => {
    const at = pair.indexOf(':');
    if (at < 1 || at === pair.length - 1) throw new Error('must be a list like "peer:value,peer:value"');
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
  });
  return new Map(entries);
}

const MIN_KEY_BYTES = 32;

/** `new|old` → the bytes of each; one that is too short could be guessed. */
function keys(raw: string): readonly Uint8Array[] {
  const read = raw.split('|').map((part) => Buffer.from(part, 'base64url'));
  if (read.some((key) => key.length < MIN_KEY_BYTES))
    throw new Error(`must be base64url of at least ${MIN_KEY_BYTES} bytes`);
  return read;
}

/** Optional variables are `T | undefined`; all others are present after `loadConfig`. */
type Optional<T> = Variable<T | undefined>;

/** Kinds of variables. Each takes the variable's name and a description; `default` makes it optional with that value. */
export const env = {
  text: (name: string, o: Options<string>): Variable<string> => variable(name, o, text),
  optionalText: (name: string, describe: string): Optional<string> =>
    variable(name, { describe, optional: true }, text),
  /** A TCP port; 0 asks the system for a free one. */
  port: (name: string, o: Options<number>): Variable<number> => variable(name, o, integer(0, 65_535)),
  integer: (name: string, o: Options<number> & { min: number; max: number }): Variable<number> =>
    variable(name, o, integer(o.min, o.max)),
  flag: (name: string, o: Options<boolean>): Variable<boolean> => variable(name, o, flag),
  url: (name: string, o: Options<string>): Variable<string> => variable(name, o, url(['http', 'https'])),
  optionalUrl: (name: string, describe: string): Optional<string> =>
    variable(name, { describe, optional: true }, url(['http', 'https'])),
  /** One server, or several of a cluster separated by commas. */
  natsUrl: (name: string, o: Options<string>): Variable<string> => variable(name, o, urls(['nats', 'tls'])),
  /** Carries a password, so it is secret. */
  postgresUrl: (name: string, o: Options<string>): Variable<string> =>
    variable(name, o, url(['postgres', 'postgresql']), true),
  secret: (name: string, describe: string): Variable<string> => variable(name, { describe }, text, true),
  optionalSecret: (name: string, describe: string): Optional<string> =>
    variable(name, { describe, optional: true }, text, true),
  /** Keys nobody else has: the first is for new things, every one for what is there, `new|old`. */
  keys: (name: string, describe: string): Variable<readonly Uint8Array[]> => variable(name, { describe }, keys, true),
  /** Secrets shared with peers, as `peer:secret,peer:secret`. */
  secrets: (name: string, o: Options<ReadonlyMap<string, string>>): Variable<ReadonlyMap<string, string>> =>
    variable(name, o, pairs, true),
  choice: <const V extends string>(name: string, values: readonly V[], o: Options<V>): Variable<V> =>
    variable(name, o, (raw) => {
      const found = values.find((value) => value === raw);
      if (found === undefined) throw new Error(`must be one of ${values.join(', ')}`);
      return found;
    }),
  /** A list separated by commas. */
  list: (name: string, o: Options<readonly string[]>): Variable<readonly string[]> =>
    variable(name, o, (raw) =>
      raw
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
} as const;
