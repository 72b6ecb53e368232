import { banner } from './banner.ts';
import { emptyDataDir, openDataDir } from './data-dir.ts';
import type { DataDir } from './data-dir.ts';
import { loadDemo } from './demo.ts';
import { startGuard } from './guard.ts';
import { takeLock } from './lock.ts';
import { endOrphans, PidFile } from './pid-file.ts';
import { requireFreePorts } from './ports.ts';
import { recoverDataFolder } from './postgres-recovery.ts';
import { killOneOffs, within } from './processes.ts';
import { portsInUse } from './settings.ts';
import type { Settings } from './settings.ts';
import { startStack, stopStack } from './stack.ts';
import { reasonOf, StartError } from './start-error.ts';
import { firstStopSignal } from './stop-signals.ts';
import { Supervisor } from './supervisor.ts';

const ORPHANS_END_WITHIN_MS = 2_000;
const DEMO_BEFORE_BANNER_MS = 15_000;

/** Runs the stack until it is told to stop (exit code 0). Throws when it cannot start or go on, with everything ended. */
export async function run(settings: Settings, fresh: boolean, say: (text: string) => void): Promise<number> {
  const ports = portsInUse(settings);
  const data = openDataDir(settings.root, settings.dataDir);
  const lock = takeLock(data.lock);
  try {
    const orphans = await endOrphans(data.pids, ORPHANS_END_WITHIN_MS);
    await recoverDataFolder(data.postgres);
    if (orphans.length > 0) say(`ended what an earlier run left behind: ${orphans.join(', ')}`);
    if (fresh) {
      emptyDataDir(data);
      say(
        settings.databaseUrl === undefined
          ? 'starting clean'
          : 'starting clean, except for the database at DATABASE_URL: drop it yourself',
      );
    }
    await requireFreePorts(ports);
    return await supervise(settings, data, say);
  } finally {
    lock.release();
  }
}

async function supervise(settings: Settings, data: DataDir, say: (text: string) => void): Promise<number> {
  const pids = new PidFile(data.pids);
  const guard = startGuard(data.pids);
  const supervisor = new Supervisor({ logsDir: data.logs, pids, terminalLevel: settings.terminalLevel, say });
  const signal = firstStopSignal(() => {
    supervisor.kill();
    killOneOffs();
    process.exit(130); // the lock it leaves is stale, and the guard sweeps up
  });
  const crash = new Promise<never>((_, reject) => process.once('uncaughtException', reject));
  const life = live(settings, data, supervisor, say);
  try {
    const ending = await Promise.race([signal, crash, life]);
    if (ending instanceof StartError) throw ending;
    return 0;
  } finally {
    say('stopping');
    void life.catch(() => undefined); // what still fails while everything is being stopped
    killOneOffs();
    await stopStack(supervisor);
    killOneOffs();
    await guard.end();
  }
}

/** Everything from the start to the day a part is given up. */
async function live(
  settings: Settings,
  data: DataDir,
  supervisor: Supervisor,
  say: (text: string) => void,
): Promise<StartError> {
  const sources = await startStack(settings, data, supervisor, say);
  const readyAfterMs = performance.now();
  const demo = loadDemo(settings, data.logs).then(say, (error: unknown) =>
    say(`the demo catalog was not loaded: ${reasonOf(error)}`),
  );
  await within(DEMO_BEFORE_BANNER_MS, demo);
  say(banner({ settings, sources, dataDir: data.path, logsDir: data.logs, readyAfterMs }));
  return await supervisor.failed;
}
