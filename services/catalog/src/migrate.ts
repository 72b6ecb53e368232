import { loadConfig } from '#libs/config';
import { migrate } from '#libs/database';
import { catalogMigrationVariables } from './catalog.config.ts';
import { catalogDatabase } from './catalog.database.ts';

const { databaseUrl } = loadConfig(catalogMigrationVariables, process.env);
const ran = await migrate(catalogDatabase(databaseUrl));
console.log(ran.length === 0 ? 'catalog: schema is up to date' : `catalog: ran ${ran.join(', ')}`);
