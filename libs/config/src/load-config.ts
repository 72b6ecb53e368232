import type { Variable } from './variable.ts';

export type ConfigSpec = Readonly<Record<string, Variable<unknown>>>;

/** The typed result of `loadConfig` for a specification. */
export type ConfigOf<S extends ConfigSpec> = { readonly [K in keyof S]: S[K] extends Variable<infer T> ? T : never };

/** Every wrong variable of a start, named at once; values are never part of the message. */
export class ConfigError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      `Cannot start: ${problems.length} wrong environment variable(s)\n${problems.map((p) => `  ${p}`).join('\n')}`,
    );
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** A rule over several variables: returns what is wrong, or nothing. */
export type ConfigRule<S extends ConfigSpec> = (config: ConfigOf<S>) => string | undefined;

/**
 * Reads a configuration once, at start, from the environment. An empty variable counts as unset.
 *
 * @throws ConfigError naming every missing or wrong variable at once.
 */
export function loadConfig<S extends ConfigSpec>(
  spec: S,
  source: Readonly<Record<string, string | undefined>>,
  rules: readonly ConfigRule<S>[] = [],
): ConfigOf<S> {
  const problems: string[] = [];
  const config = Object.fromEntries(
    Object.entries(spec).map(([key, variable]) => {
      const raw = source[variable.name];
      if (raw === undefined || raw === '') {
        if (variable.required) problems.push(`${variable.name} is missing: ${variable.describe}`);
        return [key, variable.fallback];
      }
      try {
        return [key, variable.parse(raw)];
      } catch (error) {
        problems.push(`${variable.name} ${error instanceof Error ? error.message : 'is not valid'}`);
        return [key, undefined];
      }
    }),
  ) as ConfigOf<S>;
  if (problems.length === 0)
    problems.push(...rules.map((rule) => rule(config)).filter((problem) => problem !== undefined));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** The lines of `.env.example` for one service: every variable, what it means, its default; secrets stay empty. */
export function describeConfig(title: string, spec: ConfigSpec): string {
  const lines = Object.values(spec).map(({ name, describe, secret, fallback, required }) => {
    const note = required ? 'required' : fallback === undefined ? 'optional' : 'default';
    return `# ${describe} (${secret ? `${note}, secret` : note})\n${required ? '' : '# '}${name}=${secret ? '' : shown(fallback)}`;
  });
  return `## ${title}\n${lines.join('\n')}\n`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
