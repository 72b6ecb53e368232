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
  picturePrefetch: env.flag('CATALOG_PICTURE_PREFETCH', {
    describe: 'Fetches the main picture of each item ahead of time; else when somebody asks for it',
    default: true,
  }),
  styleMapBuilds: env.choice('CATALOG_STYLE_MAP_BUILDS', ['child', 'apart'], {
    describe:
      'Who builds the style map: child: a process the service starts; apart: a task started elsewhere, service/build-style-map.js',
    default: 'child',
  }),
  styleMapEveryHours: env.integer('CATALOG_STYLE_MAP_EVERY_HOURS', {
    describe:
      'Age at which the style map is built anew when the catalog has changed; 0: only when an administrator asks',
    default: 24,
    min: 0,
    max: 8_760,
  }),
};

/** What a build of the style map needs, as a process of its own. */
export const mapBuildVariables = {
  version: catalogVariables.version,
  logLevel: catalogVariables.logLevel,
  databaseUrl: catalogVariables.databaseUrl,
  assetsDir: catalogVariables.assetsDir,
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
