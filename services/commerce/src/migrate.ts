import { loadConfig } from '#libs/config';
import { migrate } from '#libs/database';
import { commerceMigrationVariables } from './commerce.config.ts';
import { commerceDatabase } from './commerce.database.ts';

const { databaseUrl } = loadConfig(commerceMigrationVariables, process.env);
const ran = await migrate(commerceDatabase(databaseUrl));
console.log(ran.length === 0 ? 'commerce: schema is up to date' : `commerce: ran ${ran.join(', ')}`);
