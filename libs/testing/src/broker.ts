import { join } from 'node:path';
import { startGuard } from '../../../deploy/local/guard.ts';
import { natsAnswers, natsCommand } from '../../../deploy/local/nats.ts';
import { PidFile } from '../../../deploy/local/pid-file.ts';
import type { Facts } from './facts.ts';
import { Part } from './part.ts';
import { testPort } from './test-port.ts';

/**
 * A nats-server of a stack's own: subjects have fixed names, so two stacks on one server would answer each other's calls. It may be
 * killed and started again, on the same port and store.
 */
export class Broker {
  readonly url: string;
  /** Where JetStream keeps what it has. */
  readonly storeDir: string;
  readonly #part: Part;
  readonly #pids: PidFile;
  readonly #guard: ReturnType<typeof startGuard>;
  readonly #program: string;

  private constructor({ nats, secrets }: Pick<Facts, 'nats' | 'secrets'>, dir: string, port: number) {
    this.url = `nats://127.0.0.1:${port}`;
    this.storeDir = join(dir, 'nats');
    this.#program = nats.file;
    const command = natsCommand({ binary: nats, storeDir: this.storeDir, port, passwords: secrets.natsUsers });
    this.#part = new Part('nats', command, join(dir, 'nats.log'), () => natsAnswers(port));
    const pidFile = join(dir, 'processes.json');
    this.#pids = new PidFile(pidFile);
    this.#guard = startGuard(pidFile);
  }

  static async start(facts: Pick<Facts, 'nats' | 'secrets'>, dir: string): Promise<Broker> {
    const broker = new Broker(facts, dir, await testPort());
    await broker.start();
    return broker;
  }

  /** Starts it again after `stop` or `kill`. */
  async start(): Promise<void> {
    await this.#part.start();
    this.#pids.add('nats', this.#part.pid, this.#program, 'SIGTERM');
  }

  /** The orderly end. */
  async stop(): Promise<void> {
    const { pid } = this.#part;
    await this.#part.stop();
    this.#pids.remove(pid);
  }

  /** The end without warning. */
  async kill(): Promise<void> {
    const { pid } = this.#part;
    await this.#part.kill();
    this.#pids.remove(pid);
  }

  /** Ends it for good. */
  async end(): Promise<void> {
    await this.stop();
    await this.#guard.end();
  }
}
