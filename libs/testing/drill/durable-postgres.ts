import { chmodSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { startGuard } from '../../../deploy/local/guard.ts';
import { PidFile } from '../../../deploy/local/pid-file.ts';
import { preparePostgres } from '../../../deploy/local/postgres.ts';
import type { PostgresServer } from '../../../deploy/local/postgres.ts';
import type { Facts } from '../src/facts.ts';
import { Part } from '../src/part.ts';
import { makeTemplate } from '../src/run-servers.ts';
import { testPort } from '../src/test-port.ts';

/** A PostgreSQL that keeps what it has committed when it is killed, as the one that test files share does not. */
export class DurablePostgres {
  readonly adminUrl: string;
  readonly #server: PostgresServer;
  readonly #part: Part;
  readonly #pids: PidFile;
  readonly #guard: ReturnType<typeof startGuard>;

  private constructor(server: PostgresServer, dir: string) {
    this.adminUrl = server.adminUrl;
    this.#server = server;
    const ready = (): Promise<boolean> => Promise.resolve(server.ready(this.#part.pid));
    this.#part = new Part('postgres', server.command, join(dir, 'postgres.log'), ready);
    const pidFile = join(dir, 'processes.json');
    this.#pids = new PidFile(pidFile);
    this.#guard = startGuard(pidFile);
  }

  /** Starts one in a folder of its own, with the template that test databases are copied from. */
  static async make({ dir: parent, secrets }: Facts): Promise<DurablePostgres> {
    const dir = mkdtempSync(join(parent, 'bed-'));
    chmodSync(dir, 0o711); // as root, PostgreSQL runs as nobody, who must be able to pass
    const password = secrets.postgresAdmin;
    const server = await preparePostgres({ dataDir: join(dir, 'data'), port: await testPort(), password });
    const postgres = new DurablePostgres(server, dir);
    await postgres.start();
    try {
      await makeTemplate(postgres.adminUrl, secrets);
    } catch (error) {
      await postgres.end();
      throw error;
    }
    return postgres;
  }

  /** Starts it, again if need be: it recovers what it had committed. */
  async start(): Promise<void> {
    await this.#server.recover();
    await this.#part.start();
    this.#pids.add('postgres', this.#part.pid, 'postgres', 'SIGINT');
  }

  /** Without warning: SIGKILL for the server process alone, or PostgreSQL's immediate shutdown. */
  async kill(how: 'SIGKILL' | 'immediate'): Promise<void> {
    const { pid } = this.#part;
    if (how === 'immediate') {
      process.kill(pid, 'SIGQUIT');
      await this.#part.disorder();
    } else await this.#part.kill();
    this.#pids.remove(pid);
  }

  /** The end of it. */
  async end(): Promise<void> {
    const { pid } = this.#part;
    if (pid !== 0) process.kill(pid, 'SIGINT');
    await this.#part.disorder();
    this.#pids.remove(pid);
    await this.#guard.end();
  }
}
