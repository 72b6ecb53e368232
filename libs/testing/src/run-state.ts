import type { RunServers } from './run-servers.ts';
import type { SharedStack } from './shared-stack.ts';

/** What globalSetup started, for globalTeardown: both run in Jest's own process. */
export const running: { servers?: RunServers; stack?: SharedStack } = {};
