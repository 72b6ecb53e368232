/** Statements on one connection, or on any of a pool. */
export interface Queries {
  query<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
}

/** TypeORM's session or data source, typed by its rows. */
export const queriesOn = (connection: { query(text: string, values?: unknown[]): Promise<unknown> }): Queries => ({
  query: async <R extends object>(text: string, values?: unknown[]): Promise<R[]> =>
    (await connection.query(text, values)) as R[],
});
