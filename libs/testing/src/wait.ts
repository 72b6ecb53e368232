import { setTimeout as sleep } from 'node:timers/promises';

/** How many times slower a gate's machine may be than one at rest before a test takes it for a fault. */
const SLOWER = process.env['CI'] ? 10 : 1;

/** A time that a machine at rest keeps, in milliseconds, as a test may hold the product to it where it runs. */
export const patient = (ms: number): number => ms * SLOWER;

/**
 * Asks again and again until it is so. `withinMs` is for a machine at rest.
 *
 * @returns after how many milliseconds it was so
 * @throws Error when it did not come about; `tell` says how it is instead
 */
export async function msUntil(
  isSo: () => Promise<boolean>,
  withinMs = 30_000,
  everyMs = 20,
  tell: () => unknown = () => '',
): Promise<number> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > patient(withinMs))
      throw new Error(`It did not come about within ${patient(withinMs)} ms: ${JSON.stringify(await tell())}`);
    await sleep(everyMs);
  }
  return Math.round(performance.now() - began);
}
