import { env, serviceVariables } from '#libs/config';

export const profileVariables = serviceVariables('PROFILE', 9081);

/** Migrations run apart from the service, with the role that owns the schema. */
export const profileMigrationVariables = {
  databaseUrl: env.postgresUrl('PROFILE_MIGRATION_DATABASE_URL', {
    describe: 'PostgreSQL as the role that owns the schema',
  }),
};
