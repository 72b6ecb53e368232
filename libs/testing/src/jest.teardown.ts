import { endAll } from './live.ts';
import { running } from './run-state.ts';

/** Jest's globalTeardown: also after failed tests. */
export default async function tearDown(): Promise<void> {
  await endAll();
  await running.servers?.stop();
}
