import { DatabaseError, type PoolClient, type QueryResult } from 'pg';
import type { QueryRunner } from 'typeorm';

/** Statements on one connection, or on any of a pool. */
export interface Queries {
  /** With a name, a statement is parsed and planned once for a connection. Of several statements the rows of the last count. */
  query<R extends object>(text: string, values?: unknown[], name?: string): Promise<R[]>;
}

/** The database could not be asked: the connection is gone, or there was none to be had. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway';

  constructor(cause: unknown) {
    super(`Cannot ask the database: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Any connection of TypeORM's pool for each statement. */
export const queriesOn = (database: { query(text: string, values?: unknown[]): Promise<unknown> }): Queries => ({
  query: async <R extends object>(text: string, values?: unknown[]): Promise<R[]> =>
    (await database.query(text, values)) as R[],
});

/**
 * The one connection of a session. Past TypeORM, which cannot name statements: the writer sends the same few for ever. What fails is
 * either the database's own DatabaseError or DatabaseAway.
 */
export const queriesIn = (session: QueryRunner): Queries => ({
  query: async <R extends object>(text: string, values?: unknown[], name?: string): Promise<R[]> => {
    const result = await asked(session, { text, ...(values && { values }), ...(name && { name }) });
    // Several statements in one text have several results.
    return (Array.isArray(result) ? (result.at(-1) as QueryResult<R>) : (result as QueryResult<R>)).rows;
  },
});

async function asked(
  session: QueryRunner,
  statement: { text: string; values?: unknown[]; name?: string },
): Promise<unknown> {
  try {
    const client = (await session.connect()) as PoolClient;
    return await client.query(statement);
  } catch (error) {
    throw error instanceof DatabaseError ? error : new DatabaseAway(error);
  }
}
