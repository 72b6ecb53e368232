import { publishFacts } from './facts.ts';
import { running } from './run-state.ts';
import { startRunServers } from './run-servers.ts';
import { startSharedStack } from './shared-stack.ts';

/** Jest's globalSetup of the project `e2e`: servers, and the stack that files share which do not break it. */
export default async function setUp(): Promise<void> {
  const servers = (running.servers ??= await startRunServers());
  try {
    running.stack = await startSharedStack(servers.facts);
  } catch (error) {
    await servers.stop(); // Jest runs no teardown after a setup that failed
    throw error;
  }
  publishFacts({ ...servers.facts, shared: running.stack.facts });
}
