import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SHOPPER_SCOPES } from '../../../deploy/local/identity/scopes.ts';
import { endAll } from '../src/live.ts';
import { startRunServers } from '../src/run-servers.ts';
import { startStack } from '../src/stack.ts';
import { REAL_TOOLS, type Scenarios } from './real-tools.ts';
import { failuresOf, requiredOf, runSuite, type SuiteRun } from './suite.ts';
import { startTokenProxy } from './token-proxy.ts';

const HELP = `Usage: npm run conformance -- [--verbose | --serve]

Starts the product and, beside it, a gateway with the fixtures of the MCP conformance suite, and runs the suite of
@modelcontextprotocol/conformance on both. Prints one line per set; exits with 1 when one is not as it must be.

  --verbose   print what the suite says, also when it is content
  --serve     run nothing: print where both can be reached without a token, for an hour, and wait for Ctrl-C
`;

/** The suite calls whichever tool comes first. */
const SCOPES = Object.keys(SHOPPER_SCOPES).join(' ');
const EXPECTED: Readonly<Record<string, string>> = {
  '2025-11-25': join(import.meta.dirname, 'expected-failures.2025-11-25.yml'),
};

const { values } = parseArgs({
  options: {
    verbose: { type: 'boolean', default: false },
    serve: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) process.stdout.write(HELP);
else process.exitCode = (await main()) ? 0 : 1;

async function main(): Promise<boolean> {
  const servers = await startRunServers();
  const stops: (() => Promise<void>)[] = [() => endAll(), () => servers.stop()];
  try {
    const stack = await startStack(servers.facts);
    const { publicUrl } = await stack.bed.gateway(servers.facts.issuer.url, { GATEWAY_CONFORMANCE: '1' });
    const token = (scope: string, aud: string): string => stack.token('auth0|conformance', scope, { aud });
    const fixtures = await startTokenProxy(publicUrl, token(`${SCOPES} conformance:run`, `${publicUrl}/mcp`));
    stops.unshift(() => fixtures.stop());
    const product = await startTokenProxy(stack.publicUrl, token(SCOPES, stack.mcpUrl));
    stops.unshift(() => product.stop());
    if (values.serve) {
      console.log(`fixtures: ${fixtures.url}/mcp\nproduct:  ${product.url}/mcp`);
      await Promise.race(['SIGINT', 'SIGTERM'].map((signal) => once(process, signal)));
      return true;
    }
    const good: boolean[] = [];
    for (const revision of ['2026-07-28', '2025-11-25']) good.push(await requirements(revision, `${fixtures.url}/mcp`));
    for (const [revision, scenarios] of Object.entries(REAL_TOOLS))
      good.push(await realTools(revision, scenarios, `${product.url}/mcp`));
    return good.every(Boolean);
  } finally {
    for (const stop of stops) await stop();
  }
}

/** Everything a revision requires, on the fixtures; the suite's own exit code decides. */
async function requirements(revision: string, url: string): Promise<boolean> {
  const baseline = EXPECTED[revision];
  const run = await runSuite(url, ['--requirements', revision, ...(baseline ? ['--expected-failures', baseline] : [])]);
  const required = await requiredOf(revision);
  const missed = required.filter((scenario) => failuresOf(run.checks.get(scenario)).length > 0);
  const isGood = run.exitCode === 0 && required.length > 0;
  report(revision, required, missed, baseline !== undefined && isGood, [run], isGood);
  return isGood;
}

/** What needs no fixtures, on the product; exactly the checks named beforehand fail. */
async function realTools(revision: string, scenarios: Scenarios, url: string): Promise<boolean> {
  const runs: SuiteRun[] = [];
  const missed: string[] = [];
  for (const [scenario, expected] of Object.entries(scenarios)) {
    const run = await runSuite(url, ['--scenario', scenario, '--spec-version', revision]);
    const failed = [...new Set(failuresOf(run.checks.get(scenario)))];
    const isAsExpected = failed.length === expected.length && failed.every((id) => expected.includes(id));
    if (!isAsExpected)
      missed.push(`${scenario} (failed: ${failed.join(', ') || 'none'}; expected: ${expected.join(', ') || 'none'})`);
    if (!isAsExpected || values.verbose) runs.push(run);
  }
  const isGood = missed.length === 0;
  report(`${revision}, the product's own tools`, Object.keys(scenarios), missed, false, runs, isGood);
  return isGood;
}

function report(
  set: string,
  scenarios: readonly string[],
  missed: readonly string[],
  isExpected: boolean,
  runs: readonly SuiteRun[],
  isGood: boolean,
): void {
  if (!isGood || values.verbose) for (const { output } of runs) process.stderr.write(output);
  const rest = missed.length === 0 ? '' : `; ${isExpected ? 'not, as expected' : 'NOT'}: ${missed.join(', ')}`;
  console.log(`${set}: ${scenarios.length - missed.length} of ${scenarios.length}${rest}`);
}
