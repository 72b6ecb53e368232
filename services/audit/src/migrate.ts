import { loadConfig } from '#libs/config';
import { migrate } from '#libs/database';
import { auditMigrationVariables } from './audit.config.ts';
import { auditDatabase } from './audit.database.ts';

const { databaseUrl } = loadConfig(auditMigrationVariables, process.env);
const ran = await migrate(auditDatabase(databaseUrl));
console.log(ran.length === 0 ? 'audit: schema is up to date' : `audit: ran ${ran.join(', ')}`);
