import { loadConfig } from '#libs/config';
import { migrate } from '#libs/database';
import { gatewayMigrationVariables } from './gateway.config.ts';
import { gatewayDatabase } from './gateway.database.ts';

const { databaseUrl } = loadConfig(gatewayMigrationVariables, process.env);
const ran = await migrate(gatewayDatabase(databaseUrl));
console.log(ran.length === 0 ? 'gateway: schema is up to date' : `gateway: ran ${ran.join(', ')}`);
