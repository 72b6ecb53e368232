import type { DataSourceOptions } from 'typeorm';

/**
 * A module of the product as it was built: classes with decorators do not run from source. The caller says what it takes from
 * there, since libraries import no service.
 *
 * @param path from the root, without its ending: `services/audit/src/intake/intake`
 */
export const built = <T>(path: string): Promise<T> =>
  import(new URL(`../../../dist/${path}.js`, import.meta.url).href) as Promise<T>;

/** A service's settings for TypeORM: with a pool size to run, without to migrate. */
export type DatabaseOf = (url: string, poolSize?: number) => DataSourceOptions;
