import { type ConfigRule, env, serviceVariables } from '#libs/config';

export const commerceVariables = {
  ...serviceVariables('COMMERCE', 9083),
  publicUrl: env.url('PUBLIC_URL', {
    describe: 'Origin clients use, without a trailing slash',
    default: 'http://localhost:8080',
  }),
};

/** People are sent there to decide. */
export const pagesRule: ConfigRule<typeof commerceVariables> = ({ publicUrl, environment }) => {
  if (publicUrl.endsWith('/')) return 'PUBLIC_URL must not end with a slash';
  if (environment === 'production' && !publicUrl.startsWith('https://'))
    return 'PUBLIC_URL must start with https:// in production';
  return undefined;
};

/** Migrations run apart from the service, with the role that owns the schema. */
export const commerceMigrationVariables = {
  databaseUrl: env.postgresUrl('COMMERCE_MIGRATION_DATABASE_URL', {
    describe: 'PostgreSQL as the role that owns the schema',
  }),
};
