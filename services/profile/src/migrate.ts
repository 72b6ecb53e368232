import { loadConfig } from '#libs/config';
import { migrate } from '#libs/database';
import { profileMigrationVariables } from './profile.config.ts';
import { profileDatabase } from './profile.database.ts';

const { databaseUrl } = loadConfig(profileMigrationVariables, process.env);
const ran = await migrate(profileDatabase(databaseUrl));
console.log(ran.length === 0 ? 'profile: schema is up to date' : `profile: ran ${ran.join(', ')}`);
