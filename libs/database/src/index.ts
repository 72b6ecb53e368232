export { migrate } from './migrate.ts';
export { databaseOptions } from './options.ts';
export { prepared } from './prepared.ts';
