import { type ConfigRule, env, serviceVariables } from '#libs/config';
import { outboundVariables } from '#libs/outbound';

export const catalogVariables = {
  ...serviceVariables('CATALOG', 9082),
  ...outboundVariables,
  assetsDir: env.text('ASSETS_DIR', {
    describe: 'Folder for uploaded files, shared with the gateway',
    default: '.data/assets',
  }),
  publicUrl: env.url('PUBLIC_URL', {
    describe: 'Origin clients use, without a trailing slash',
    default: 'http://localhost:8080',
  }),
  ...outboundVariables,
  picturePrefetch: env.flag('CATALOG_PICTURE_PREFETCH', {
    describe: 'Fetches the main picture of each item ahead of time; else when somebody asks for it',
    default: true,
  }),
};

/** Clients get pictures there. */
export const addressRule: ConfigRule<typeof catalogVariables> = ({ publicUrl, environment }) => {
  if (publicUrl.endsWith('/')) return 'PUBLIC_URL must not end with a slash';
  if (environment === 'production' && !publicUrl.startsWith('https://'))
    return 'PUBLIC_URL must start with https:// in production';
  return undefined;
};

/** Migrations run apart from the service, with the role that owns the schema. */
export const catalogMigrationVariables = {
  databaseUrl: env.postgresUrl('CATALOG_MIGRATION_DATABASE_URL', {
    describe: 'PostgreSQL as the role that owns the schema',
  }),
};
