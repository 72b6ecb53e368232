/** Builds texts of PostgreSQL's `tsquery`; every lexeme is quoted, so that no text of a person is ever an operator. */

/** The lexemes PostgreSQL makes of a word (`plainto_tsquery('words', word)`); null when it carries no meaning ("the"). */
export type Lexemes = ReadonlyMap<string, string | null>;

export const lexeme = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** Any of them; nothing when there are none. */
export const anyOf = (parts: readonly (string | undefined)[]): string | undefined => joined(parts, ' | ');

/** All of them; nothing when there are none. */
export const allOf = (parts: readonly (string | undefined)[]): string | undefined => joined(parts, ' & ');

function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  const some = [...new Set(parts.filter((part) => part !== undefined))];
  return some.length === 0 ? undefined : some.length === 1 ? some[0] : `(${some.join(by)})`;
}
