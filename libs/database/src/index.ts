export { advisoryLock } from './advisory-lock.ts';
export { migrate } from './migrate.ts';
export { databaseOptions, PATIENCE } from './options.ts';
export { prepared } from './prepared.ts';
