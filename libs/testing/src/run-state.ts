import type { RunServers } from './run-servers.ts';

/** What globalSetup started, for globalTeardown: both run in Jest's own process. */
export const running: { servers?: RunServers } = {};
