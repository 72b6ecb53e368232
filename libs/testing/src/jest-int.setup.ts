import { publishFacts } from './facts.ts';
import { running } from './run-state.ts';
import { startRunServers } from './run-servers.ts';

/** Jest's globalSetup of the project `int`: servers, no services. */
export default async function setUp(): Promise<void> {
  if (running.servers) return; // the project `e2e` was first, and has published more
  running.servers = await startRunServers();
  publishFacts(running.servers.facts);
}
