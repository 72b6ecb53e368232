import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { answersOk } from '../../../deploy/local/http-ready.ts';
import { identityEnvironment, serviceEnvironment } from '../../../deploy/local/service-env.ts';
import type { Wiring } from '../../../deploy/local/service-env.ts';
import { envPrefix, everyService, schemaOf } from '../../../deploy/local/services.ts';
import { readSettings } from '../../../deploy/local/settings.ts';
import type { Environment } from '../../../deploy/local/settings.ts';
import { Broker } from './broker.ts';
import { TestDatabase } from './database.ts';
import { ROOT } from './facts.ts';
import type { Facts } from './facts.ts';
import { endWithFile } from './live.ts';
import { Part } from './part.ts';
import { testPort } from './test-port.ts';
import { UNLIMITED } from './unlimited.ts';

/** What a test bed is made with: the servers of the run. */
export type Servers = Pick<Facts, 'dir' | 'adminUrl' | 'secrets' | 'nats'>;

/** What a group of processes stands on: a database, a broker and a folder of its own. What is started on it ends with it; in a test file, at its end. */
export class TestBed {
  readonly dir: string;
  readonly assetsDir: string;
  readonly auditDir: string;
  readonly logsDir: string;
  readonly database: TestDatabase;
  readonly broker: Broker;
  readonly #servers: Servers;
  readonly #parts: Part[] = [];

  private constructor(servers: Servers, dir: string, database: TestDatabase, broker: Broker) {
    this.#servers = servers;
    this.broker = broker;
    this.dir = dir;
    this.assetsDir = join(dir, 'assets');
    this.auditDir = join(dir, 'audit');
    this.logsDir = join(dir, 'logs');
    this.database = database;
  }

  get natsUrl(): string {
    return this.broker.url;
  }

  static async make(servers: Servers): Promise<TestBed> {
    const dir = mkdtempSync(join(servers.dir, 'bed-'));
    for (const folder of ['assets', 'audit', 'logs', 'identity']) mkdirSync(join(dir, folder), { mode: 0o700 });
    const [database, broker] = await Promise.all([TestDatabase.make(servers), Broker.start(servers, dir)]);
    const bed = new TestBed(servers, dir, database, broker);
    endWithFile(() => bed.stop());
    return bed;
  }

  /**
   * Starts `dist/services/<name>` as the supervisor would. `opsUrl` is its health and metrics; `instead` are variables of this
   * process alone that the supervisor would give otherwise, such as other secrets.
   */
  async service(
    name: string,
    extra: Environment = {},
    instead: Environment = {},
  ): Promise<{ part: Part; opsUrl: string }> {
    const port = await testPort();
    const opsUrl = `http://127.0.0.1:${port}`;
    const made = this.#serviceEnvironment(name, { [`${envPrefix(name)}_PORT`]: String(port), ...extra });
    const environment = { ...made, ...instead };
    const part = await this.#run(
      `${name}-${port}`,
      `dist/services/${name}/src/main.js`,
      environment,
      `${opsUrl}/ready`,
    );
    return { part, opsUrl };
  }

  /** Starts a gateway that trusts an issuer. `port` is chosen by the caller where others must know it beforehand. */
  async gateway(
    issuer: string,
    extra: Environment = {},
    port?: number,
  ): Promise<{ part: Part; publicUrl: string; opsUrl: string }> {
    const [publicPort, opsPort] = [port ?? (await testPort()), await testPort()];
    const publicUrl = `http://localhost:${publicPort}`;
    const environment = this.#serviceEnvironment('gateway', {
      GATEWAY_PORT: String(publicPort),
      GATEWAY_METRICS_PORT: String(opsPort),
      AUTH_ISSUER: issuer,
      ...UNLIMITED,
      ...extra,
    });
    const part = await this.#run(
      `gateway-${publicPort}`,
      'dist/services/gateway/src/main.js',
      environment,
      `${publicUrl}/ready`,
    );
    return { part, publicUrl, opsUrl: `http://127.0.0.1:${opsPort}` };
  }

  /** Starts the local identity provider, and a gateway whose tokens it issues. */
  async signIn(): Promise<{ part: Part; publicUrl: string; issuer: string }> {
    const [identityPort, gatewayPort] = [await testPort(), await testPort()];
    const wiring = this.#wiring({ IDENTITY_PORT: String(identityPort), GATEWAY_PORT: String(gatewayPort) });
    const { issuer } = wiring.settings;
    await this.#run('identity', 'deploy/local/identity/main.ts', identityEnvironment(wiring), `${issuer}health`);
    const { part, publicUrl } = await this.gateway(issuer, {}, gatewayPort);
    return { part, publicUrl, issuer };
  }

  /** Ends everything that still runs on it. @throws Error when a process did not end in order. */
  async stop(): Promise<void> {
    await Promise.all(this.#parts.map((part) => part.stop()));
    await this.broker.end();
    const disorders = await Promise.all(this.#parts.map((part) => part.disorder()));
    const found = disorders.filter((disorder) => disorder !== undefined);
    if (found.length > 0) throw new Error(found.join('\n'));
  }

  #wiring(environment: Environment): Wiring {
    const { adminUrl, secrets } = this.#servers;
    const given = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'debug',
      // The shops of tests are not there.
      CATALOG_PICTURE_PREFETCH: 'false',
      // A map is built where a test asks for it.
      CATALOG_STYLE_MAP_BUILDS: 'apart',
      CATALOG_STYLE_MAP_EVERY_HOURS: '0',
      ...environment,
    };
    const settings = readSettings(ROOT, given, false);
    const identityDir = join(this.dir, 'identity');
    return {
      settings,
      secrets,
      adminUrl,
      natsUrl: this.natsUrl,
      assetsDir: this.assetsDir,
      auditDir: this.auditDir,
      identityDir,
    };
  }

  #serviceEnvironment(name: string, extra: Environment): NodeJS.ProcessEnv {
    const service = everyService.find((known) => known.name === name);
    if (!service) throw new Error(`There is no service ${name}`);
    const environment = serviceEnvironment(service, this.#wiring(extra));
    const variable = `${envPrefix(name)}_DATABASE_URL`;
    return service.database ? { ...environment, [variable]: this.database.url(`${schemaOf(name)}_app`) } : environment;
  }

  async #run(name: string, script: string, env: NodeJS.ProcessEnv, readyUrl: string): Promise<Part> {
    const measured = { ...env, NODE_V8_COVERAGE: process.env['ATELIER_TEST_COVERAGE'] };
    // Without `--enable-source-maps`, a tenth of what a start costs, and starts are most of what a run costs.
    const command = {
      file: process.execPath,
      args: [join(ROOT, script)],
      env: measured,
      cwd: ROOT,
    };
    const part = new Part(name, command, join(this.logsDir, `${name}.log`), () => answersOk(readyUrl));
    this.#parts.push(part);
    await part.start();
    return part;
  }
}
