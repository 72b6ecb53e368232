import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NatsConnection } from '@nats-io/transport-node';
import { Client, type QueryResultRow } from 'pg';
import { connectNats } from '#libs/rpc';
import { createLogger } from '#libs/telemetry';
import { Caller, type Facts, msUntil, Part, readFacts, ROOT, TestDatabase } from '#libs/testing';
import { startGuard } from '../../../deploy/local/guard.ts';
import { answersOk } from '../../../deploy/local/http-ready.ts';
import { startNats } from '../../../deploy/local/nats.ts';
import { PidFile } from '../../../deploy/local/pid-file.ts';
import { rpcCallerKeys } from '../../../deploy/local/service-env.ts';
import { quietPort } from './quiet-port.ts';

export const ORIGIN = 'test.example/ledger';

type Broker = Awaited<ReturnType<typeof startNats>>;

/** A process of the audit service. */
export interface AuditProcess {
  readonly part: Part;
  readonly opsUrl: string;
}

/** The audit service on a database and a broker of its own, both of which may be hurt. */
export class AuditBed {
  readonly dir: string;
  readonly database: TestDatabase;
  readonly natsUrl: string;
  readonly #facts: Facts;
  readonly #port: number;
  readonly #pids: PidFile;
  readonly #guard: ReturnType<typeof startGuard>;
  readonly #parts: Part[] = [];
  readonly #ends: (() => Promise<unknown>)[] = [];
  readonly #admin: Client;
  #broker: Broker | undefined;

  private constructor(facts: Facts, dir: string, database: TestDatabase, port: number) {
    this.#facts = facts;
    this.dir = dir;
    this.database = database;
    this.#port = port;
    this.natsUrl = `nats://127.0.0.1:${port}`;
    const pidFile = join(dir, 'processes.json');
    this.#pids = new PidFile(pidFile);
    this.#guard = startGuard(pidFile);
    this.#admin = new Client({ connectionString: database.url() });
  }

  static async make(): Promise<AuditBed> {
    const facts = readFacts();
    const dir = mkdtempSync(join(facts.dir, 'bed-audit-'));
    const bed = new AuditBed(facts, dir, await TestDatabase.make(facts), await quietPort());
    await Promise.all([bed.startBroker(), bed.#admin.connect()]);
    return bed;
  }

  /** Rows of one statement, as the administrator; on one connection, for tests ask again and again. */
  async query<R extends QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> {
    return (await this.#admin.query<R>(text, values)).rows;
  }

  get storeDir(): string {
    return join(this.dir, 'nats');
  }

  get checkpointDir(): string {
    return join(this.dir, 'checkpoints');
  }

  async startBroker(): Promise<void> {
    mkdirSync(this.storeDir, { recursive: true });
    const passwords = this.#facts.secrets.natsUsers;
    this.#broker = await startNats({ binary: this.#facts.nats, storeDir: this.storeDir, port: this.#port, passwords });
    this.#pids.add('nats', this.#broker.pid, this.#facts.nats.file, 'SIGTERM');
  }

  async stopBroker(): Promise<void> {
    const broker = this.#broker;
    if (!broker) return;
    this.#broker = undefined;
    await broker.stop();
    this.#pids.remove(broker.pid);
  }

  /** Starts one more process of the service; `ready: false` returns once it runs, whatever its readiness says. */
  async startAudit(options: { ready?: boolean } = {}): Promise<AuditProcess> {
    const port = await quietPort();
    const opsUrl = `http://127.0.0.1:${port}`;
    const { secrets } = this.#facts;
    const env = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'debug',
      NATS_URL: this.natsUrl,
      NATS_USER: 'audit',
      NATS_PASSWORD: secrets.natsUsers['audit'],
      RPC_CALLER_KEYS: rpcCallerKeys('audit', secrets),
      AUDIT_PORT: String(port),
      AUDIT_DATABASE_URL: this.database.url('audit_app'),
      AUDIT_ORIGIN: ORIGIN,
      AUDIT_SIGNING_KEY_FILE: join(this.dir, 'signing-key.pem'),
      AUDIT_CHECKPOINT_DIR: this.checkpointDir,
      ATELIER_EXIT_WITH_STDIN: '1',
    };
    const script = join(ROOT, 'dist/services/audit/src/main.js');
    const command = { file: process.execPath, args: ['--enable-source-maps', script], env, cwd: ROOT };
    const url = `${opsUrl}/${options.ready === false ? 'live' : 'ready'}`;
    const part = new Part(`audit-${port}`, command, join(this.dir, `audit-${port}.log`), () => answersOk(url));
    this.#parts.push(part);
    await part.start();
    return { part, opsUrl };
  }

  /** A connection as one of the services. */
  async connect(service: string): Promise<NatsConnection> {
    const password = this.#facts.secrets.natsUsers[service] ?? '';
    const connection = await connectNats(
      { url: this.natsUrl, user: service, password, service },
      createLogger('test', 'silent'),
    );
    this.endBefore(() => connection.close());
    return connection;
  }

  /** A caller as the gateway is. */
  async caller(): Promise<Caller> {
    const caller = await Caller.connect(this.#facts, this.natsUrl);
    this.endBefore(() => caller.connection.close());
    return caller;
  }

  /** Everything the processes of the service have logged so far. */
  logs(): string {
    return this.#parts.map(({ logFile }) => readFileSync(logFile, 'utf8')).join('');
  }

  /** Has it ended before the bed is. */
  endBefore(end: () => Promise<unknown>): void {
    this.#ends.push(end);
  }

  /** @throws Error when a process did not end in order although nobody had killed it. */
  async stop(): Promise<void> {
    for (const end of this.#ends.reverse()) await end();
    await Promise.all(this.#parts.map((part) => part.stop()));
    await Promise.all([this.stopBroker(), this.#admin.end()]);
    await this.#guard.end();
    const disorders = await Promise.all(this.#parts.map((part) => part.disorder()));
    const found = disorders.filter((disorder) => disorder !== undefined);
    if (found.length > 0) throw new Error(found.join('\n'));
  }
}

/** A test on a bed of its own, as it is needed by tests that run at the same time. */
export const inBed = (test: (bed: AuditBed) => Promise<void>) => async (): Promise<void> => {
  const bed = await AuditBed.make();
  try {
    await test(bed);
  } finally {
    await bed.stop();
  }
};

/** Waits until it is so. @throws Error when it is not in time; `tell` says how it is instead. */
export const until = (
  check: () => Promise<boolean>,
  tell: () => Promise<unknown>,
  withinMs = 15_000,
): Promise<number> => msUntil(check, withinMs, 25, tell);
