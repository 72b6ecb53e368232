import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Argument of `build-style-map`: end when standard input closes, as it does when the process that started it is gone. */
export const EXIT_WITH_STDIN = '--exit-with-stdin';

const SCRIPT = fileURLToPath(new URL('../../build-style-map.js', import.meta.url));

/** A build in a process of its own, with memory and processor time of its own. Its log goes where ours goes. */
export class MapBuildProcess {
  private readonly child: ChildProcess;
  /** Resolves when it has ended: whether in order. */
  readonly ended: Promise<boolean>;

  constructor() {
    this.child = spawn(process.execPath, [...process.execArgv, SCRIPT, EXIT_WITH_STDIN], {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    this.ended = new Promise((resolve) => {
      this.child.once('error', () => resolve(false));
      this.child.once('exit', (code) => resolve(code === 0));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Ends it at once: a build goes on with the step it was at. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
