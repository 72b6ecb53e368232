import type { Logger } from './logger.ts';

interface Options {
  logger: Logger;
  /** Ends the work in order; runs once. */
  stop: () => Promise<void>;
  /** Set by a supervisor that holds our stdin open: when it dies, so do we. */
  exitWithStdin: boolean;
}

/** Longer than any deadline of a call, shorter than the patience of ECS (30 s). */
const PATIENCE_MS = 10_000;

/**
 * Ends the process in order on SIGTERM, SIGINT or the end of its supervisor; exits 1 when the orderly end takes too long.
 */
export function stopOnSignal({ logger, stop, exitWithStdin }: Options): void {
  let stopping = false;
  const end = (cause: string): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ cause }, 'stopping');
    const impatience = setTimeout(() => {
      logger.error('did not stop in time');
      process.exit(1);
    }, PATIENCE_MS);
    stop().then(
      () => {
        clearTimeout(impatience);
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  if (exitWithStdin) process.stdin.on('close', () => end('supervisor gone')).resume();
}
