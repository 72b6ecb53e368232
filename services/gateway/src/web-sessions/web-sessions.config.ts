import { env } from '#libs/config';

/** Sign-in at our own pages. */
export const webSessionVariables = {
  webClientId: env.text('WEB_CLIENT_ID', {
    describe: 'OAuth client of our own pages at the issuer',
    default: 'atelier-web',
  }),
  webClientSecret: env.optionalSecret(
    'WEB_CLIENT_SECRET',
    'Its secret; needed in production. Without one the client is public and PKCE alone protects it',
  ),
  sessionHours: env.integer('SESSION_HOURS', {
    describe: 'Longest time a person stays signed in at our pages',
    default: 12,
    min: 1,
    max: 168,
  }),
  sessionIdleMinutes: env.integer('SESSION_IDLE_MINUTES', {
    describe: 'Time without a request after which they are signed out',
    default: 60,
    min: 5,
    max: 1_440,
  }),
  sessionRecentMinutes: env.integer('SESSION_RECENT_MINUTES', {
    describe: 'Age of a sign-in from which a sensitive act asks for a new one',
    default: 15,
    min: 1,
    max: 120,
  }),
} as const;
