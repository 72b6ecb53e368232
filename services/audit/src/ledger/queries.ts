import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';

/** Statements on one connection, or on any of a pool. */
export interface Queries {
  /** With a name, one connection's statement is parsed and planned only once. */
  query<R extends object>(text: string, values?: unknown[], name?: string): Promise<R[]>;
}

/** Any connection of TypeORM's pool for each statement. */
export const queriesOn = (database: { query(text: string, values?: unknown[]): Promise<unknown> }): Queries => ({
  query: async <R extends object>(text: string, values?: unknown[]): Promise<R[]> =>
    (await database.query(text, values)) as R[],
});

/** The one connection of a session. Past TypeORM, which cannot name statements: the writer sends the same few for ever. */
export const queriesIn = (session: QueryRunner): Queries => ({
  query: async <R extends object>(text: string, values?: unknown[], name?: string): Promise<R[]> => {
    const client = (await session.connect()) as PoolClient;
    return (await client.query<R>({ text, ...(values && { values }), ...(name && { name }) })).rows;
  },
});
