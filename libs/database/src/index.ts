export { migrate } from './migrate.ts';
export { databaseOptions, PATIENCE } from './options.ts';
export { prepared } from './prepared.ts';
