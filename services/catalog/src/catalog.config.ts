import { env, serviceVariables } from '#libs/config';
import { outboundVariables } from '#libs/outbound';

export const catalogVariables = {
  ...serviceVariables('CATALOG', 9082),
  ...outboundVariables,
  assetsDir: env.text('ASSETS_DIR', {
    describe: 'Folder for uploaded files, shared with the gateway',
    default: '.data/assets',
  }),
};

/** Migrations run apart from the service, with the role that owns the schema. */
export const catalogMigrationVariables = {
  databaseUrl: env.postgresUrl('CATALOG_MIGRATION_DATABASE_URL', {
    describe: 'PostgreSQL as the role that owns the schema',
  }),
};
