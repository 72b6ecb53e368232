import { env, serviceVariables } from '#libs/config';

export const auditVariables = {
  ...serviceVariables('AUDIT', 9085),
  origin: env.text('AUDIT_ORIGIN', {
    describe: 'Name of the ledger and of its key; it stands in every checkpoint and never changes',
    default: 'atelier.local/ledger',
  }),
  signingKeyFile: env.text('AUDIT_SIGNING_KEY_FILE', {
    describe: 'Ed25519 key that signs checkpoints, PKCS8 PEM; made when missing, except in production',
    default: '.data/audit/signing-key.pem',
  }),
  checkpointDir: env.text('AUDIT_CHECKPOINT_DIR', {
    describe: 'Folder for checkpoints, outside the database and its backups, shared by all instances',
    default: '.data/audit/checkpoints',
  }),
};

/** Migrations run apart from the service, with the role that owns the schema. */
export const auditMigrationVariables = {
  databaseUrl: env.postgresUrl('AUDIT_MIGRATION_DATABASE_URL', {
    describe: 'PostgreSQL as the role that owns the schema',
  }),
};
