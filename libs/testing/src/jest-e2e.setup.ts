import { ensureChromium } from './chromium.ts';
import { publishFacts } from './facts.ts';
import { endAll } from './live.ts';
import { running } from './run-state.ts';
import { startRunServers } from './run-servers.ts';
import { startSharedStack } from './shared-stack.ts';

/** Jest's globalSetup of the project `e2e`: servers, and the stack that files share which do not break it. */
export default async function setUp(): Promise<void> {
  await ensureChromium();
  const servers = (running.servers ??= await startRunServers());
  try {
    publishFacts({ ...servers.facts, shared: await startSharedStack(servers.facts) });
  } catch (error) {
    // Jest runs no teardown after a setup that failed.
    await endAll();
    await servers.stop();
    throw error;
  }
}
