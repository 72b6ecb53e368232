import { running } from './run-state.ts';

/** Jest's globalTeardown: also after failed tests, and after a setup that failed half way. */
export default async function tearDown(): Promise<void> {
  await running.stack?.stop();
  await running.servers?.stop();
}
