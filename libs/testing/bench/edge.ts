import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { signToken, startIssuer } from '../src/token-issuer.ts';
import { cpuOf } from './cpu.ts';
import { cheap, QUESTIONS } from './edge-requests.ts';
import { closedLoop, type Load, percentile } from './load.ts';
import { LIMITED, UNLIMITED } from '../src/unlimited.ts';
import { floodBesideOthers } from './flood.ts';
import { openLoop } from './open-loop.ts';
import { startProduct } from './product.ts';

const HELP = `Usage: npm run bench -- edge [--seconds 3] [--open-seconds 60] [--connections 1000] [--calls 200000] [--clients 1,32,128]

The gateway's door: tools/list, a cheap call and a write in both eras (closed loop); arrivals at a constant rate of 50 % and 80 %
of what the cheap call reaches on as many connections (open loop, latency from the moment a request was due); what a token costs the first time and
after; one person's flood beside another's calls; memory before and after many calls. Every connection is a person of its own.`;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '3' },
    'open-seconds': { type: 'string', default: '60' },
    connections: { type: 'string', default: '1000' },
    calls: { type: 'string', default: '200000' },
    clients: { type: 'string', default: '1,32,128' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const COLD_TOKENS = 3_000;
const SCOPE = 'profile:read profile:write catalog:read';
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const root = new URL('../../..', import.meta.url).pathname;

const issuer = await startIssuer();
const product = await startProduct(root, { AUTH_ISSUER: issuer.url });
const gateway = product.pids.get('gateway') ?? 0;
const { port } = product;
const tokenOf = (person: string, claims: object = {}): string =>
  signToken(issuer, { aud: `${product.url}/mcp`, sub: `auth0|${person}`, scope: SCOPE, ...claims });
const tokens = Array.from({ length: connections }, (_, index) => tokenOf(`bench-${index}`));
const token = (index: number): string => tokens[index % connections] ?? '';

const rowOf = ({ answered, failed, seconds: took, latencies }: Load): Record<string, number> => ({
  'req/s': Math.round(answered / took),
  p50: ms(percentile(latencies, 0.5)),
  p95: ms(percentile(latencies, 0.95)),
  p99: ms(percentile(latencies, 0.99)),
  failed,
});
const ms = (value: number): number => Number(value.toFixed(2));
const rssMb = (): number => {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1_024);
};

try {
  await closedLoop((index) => cheap(port, token(index)), 32, 3, 200);
  await closedLoops();
  await openLoops();
  await tokensColdAndKnown();
  await memory();
} finally {
  await product.stop();
}
try {
  await floods();
} finally {
  await issuer.stop();
}

/** One person’s flood beside another’s calls, with the limits people have and without. */
async function floods(): Promise<void> {
  const rows: Record<string, object> = {};
  for (const [name, limits] of Object.entries({ 'as configured': LIMITED, lifted: UNLIMITED })) {
    const flooded = await startProduct(root, { AUTH_ISSUER: issuer.url, ...limits });
    const tokenFor = (person: string): string =>
      signToken(issuer, { aud: `${flooded.url}/mcp`, sub: `auth0|${person}`, scope: SCOPE });
    rows[`limits ${name}`] = await floodBesideOthers(flooded.port, tokenFor).finally(() => flooded.stop());
  }
  console.log(
    '\nOne person’s flood on 32 connections beside 40 calls a second of 80 others, p99 in ms, medians of pairs',
  );
  console.table(rows);
}

async function closedLoops(): Promise<void> {
  for (const clients of values.clients.split(',').map(Number)) {
    const rows: Record<string, object> = {};
    for (const { name, of } of QUESTIONS) {
      const before = cpuOf(gateway) ?? Number.NaN;
      const load = await closedLoop((index) => of(port, token(index)), clients, seconds, 200);
      const door = Math.round(((cpuOf(gateway) ?? Number.NaN) - before) / load.answered);
      rows[name] = { ...rowOf(load), 'door µs': door };
    }
    console.log(`\nClosed loop, ${clients} client(s), ${seconds} s each`);
    console.table(rows);
  }
}

/** Arrivals on many connections, each of somebody who has called before: what a first call costs is in the table of tokens. */
async function openLoops(): Promise<void> {
  const rows: Record<string, object> = {};
  const busy = await closedLoop((index) => cheap(port, token(index)), connections, 10, 200);
  const capacity = busy.answered / busy.seconds;
  console.log(`\nCapacity on ${connections} connections (closed loop, 10 s): ${Math.round(capacity)}/s`);
  for (const share of [0.5, 0.8]) {
    const rate = Math.floor(capacity * share);
    const load = await openLoop(
      (index) => cheap(port, token(index)),
      connections,
      rate,
      Number(values['open-seconds']),
    );
    rows[`${share * 100} % of capacity, ${rate}/s`] = { ...rowOf(load), max: ms(load.latencies.at(-1) ?? Number.NaN) };
  }
  console.log(`\nOpen loop, ${connections} connections, ${values['open-seconds']} s each, get_profile`);
  console.table(rows);
}

/** Every call of the first row has a token never seen before. */
async function tokensColdAndKnown(): Promise<void> {
  const rows: Record<string, object> = {};
  for (const [name, claims] of [
    ['first time', (n: number) => ({ jti: `cold-${n}` })],
    ['known', () => ({ jti: 'known' })],
  ] as const) {
    const requests = Array.from({ length: COLD_TOKENS }, (_, n) => cheap(port, tokenOf('cold', claims(n))));
    const before = cpuOf(gateway) ?? Number.NaN;
    const load = await openLoop((index) => requests[index] ?? cheap(port, ''), COLD_TOKENS, 300, COLD_TOKENS / 300);
    rows[name] = { ...rowOf(load), 'door µs': Math.round(((cpuOf(gateway) ?? Number.NaN) - before) / load.answered) };
  }
  console.log(`\nTokens, ${COLD_TOKENS} calls at 300/s, each on a connection of its own`);
  console.table(rows);
}

async function memory(): Promise<void> {
  const before = rssMb();
  let calls = 0;
  const half: number[] = [];
  while (calls < Number(values.calls)) {
    const load = await closedLoop((index) => cheap(port, token(index)), 32, 5, 200);
    calls += load.answered + load.failed;
    half.push(rssMb());
  }
  console.log(
    `\nMemory of the gateway: ${before} MB before, ${half[half.length >> 1]} MB half way, ${rssMb()} MB after ${calls} calls`,
  );
}
