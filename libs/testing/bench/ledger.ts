import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataSourceOptions } from 'typeorm';
import { buildWhatIsStale } from '../../../deploy/local/build.ts';
import { databaseUrl } from '../../../deploy/local/database-url.ts';
import { startInfra } from '../../../deploy/local/infra.ts';
import { provision } from '../../../deploy/local/provision.ts';
import { benchAppends } from './ledger-appends.ts';
import { built, type DatabaseOf } from './ledger-build.ts';
import { benchOnce } from './ledger-once.ts';

const HELP = `Usage: node libs/testing/bench/ledger.ts [--rounds 41] [--batches 8] [--batch 256] [--clients 1,16] [--seconds 2]

Starts a durable PostgreSQL of its own (fsync on) and prints medians of the rounds:
- events/s that the ledger appends, as the audit service does it (read, checked, ordered, hashed, stored), beside raw inserts
  of the very same rows with the same batches; one connection, a commit for each batch; and bytes of an event,
- what UnitOfWork.once adds to a write (a quarter of the rounds), for each number of clients.
Contestants take turns within a round, so that whatever else the machine does hits all of them alike.`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '41' },
    batches: { type: 'string', default: '8' },
    batch: { type: 'string', default: '256' },
    clients: { type: 'string', default: '1,16' },
    seconds: { type: 'string', default: '2' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
const rounds = Number(values.rounds);

await buildWhatIsStale(new URL('../../..', import.meta.url).pathname);
const { migrate } = await built<{ migrate: (options: DataSourceOptions) => Promise<string[]> }>(
  'libs/database/src/index',
);
const { auditDatabase } = await built<{ auditDatabase: DatabaseOf }>('services/audit/src/audit.database');
const { profileDatabase } = await built<{ profileDatabase: DatabaseOf }>('services/profile/src/profile.database');

const dir = mkdtempSync(join(tmpdir(), 'atelier-bench-'));
const infra = await startInfra({ dir, durable: true });
try {
  const { secrets } = infra;
  const { adminUrl } = infra.postgres;
  const urlOf = (role: string, database: string): string =>
    databaseUrl(adminUrl, { role, password: secrets.databaseRoles[role], database });
  for (const database of ['ledger', 'raw', 'entries']) {
    await provision({ adminUrl, secrets, database });
    await migrate(auditDatabase(urlOf('audit_owner', database)));
  }
  await migrate(profileDatabase(urlOf('profile_owner', 'ledger')));
  const [batches, batch] = [Number(values.batches), Number(values.batch)];
  await benchAppends({ rounds, batches, batch, urlOf: (database) => urlOf('audit_app', database), dir });
  await benchOnce({
    rounds: Math.ceil(rounds / 4),
    seconds: Number(values.seconds),
    clients: values.clients.split(',').map(Number),
    url: urlOf('profile_app', 'ledger'),
  });
} finally {
  await infra.stop();
  rmSync(dir, { recursive: true, force: true });
}
