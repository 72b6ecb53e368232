import { DataSource, type DataSourceOptions } from 'typeorm';

/** Only one migration runs at a time in a database; the number is ours alone. */
const LOCK = 7_240_113;

/**
 * Brings a service's schema up to date, as its owner role, under an advisory lock, so that any number of instances may start at
 * once. All pending migrations are one transaction: half a migration is never seen.
 *
 * @returns names of the migrations that ran.
 */
export async function migrate(options: DataSourceOptions): Promise<string[]> {
  const database = await new DataSource(options).initialize();
  try {
    const session = database.createQueryRunner();
    await session.query('SELECT pg_advisory_lock($1)', [LOCK]);
    try {
      const ran = await database.runMigrations({ transaction: 'all' });
      return ran.map(({ name }) => name);
    } finally {
      await session.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      await session.release();
    }
  } finally {
    await database.destroy();
  }
}
