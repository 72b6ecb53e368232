import { parseArgs } from 'node:util';
import { cpuOf } from './cpu.ts';
import { type Layer, prepareProfile, startLayers } from './layers.ts';
import { closedLoop, percentile } from './load.ts';
import { startProduct } from './product.ts';

const HELP = `Usage: npm run bench -- [--rounds 5] [--seconds 2] [--clients 1,32,128]

Starts the product and, beside it, the layers below it, loads them in turn and prints medians of the rounds:
requests per second, latency percentiles (ms), and processor time per request (µs) of each process.
Layers are interleaved within a round, so that whatever else the machine does hits all of them alike.`;

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    clients: { type: 'string', default: '1,32,128' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

interface Sample {
  rate: number;
  failed: number;
  p50: number;
  p95: number;
  p99: number;
  cpu: ReadonlyMap<string, number>;
}

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function sample(layer: Layer, clients: number, seconds: number): Promise<Sample> {
  const before = new Map([...layer.pids].map(([name, pid]) => [name, cpuOf(pid) ?? Number.NaN]));
  const load = await closedLoop(layer.request, clients, seconds, 200);
  const cpu = new Map(
    [...layer.pids].map(([name, pid]) => [
      name,
      ((cpuOf(pid) ?? Number.NaN) - (before.get(name) ?? 0)) / load.answered,
    ]),
  );
  return {
    rate: load.answered / load.seconds,
    failed: load.failed,
    p50: percentile(load.latencies, 0.5),
    p95: percentile(load.latencies, 0.95),
    p99: percentile(load.latencies, 0.99),
    cpu,
  };
}

const rounds = Number(values.rounds);
const seconds = Number(values.seconds);
const clientCounts = values.clients.split(',').map(Number);
const root = new URL('../../..', import.meta.url).pathname;

const product = await startProduct(root);
try {
  const token = await product.token('shopper', 'profile:read profile:write catalog:read');
  const answer = await prepareProfile(product, token);
  const { layers, stop } = await startLayers(product, token, answer);
  try {
    for (const layer of layers) await closedLoop(layer.request, 32, 3, 200);
    for (const clients of clientCounts) {
      const samples = new Map<string, Sample[]>(layers.map(({ name }) => [name, []]));
      for (let round = 0; round < rounds; round++) {
        for (const layer of layers) samples.get(layer.name)?.push(await sample(layer, clients, seconds));
      }
      report(clients, layers, samples);
    }
  } finally {
    stop();
  }
} finally {
  await product.stop();
}

function report(clients: number, layers: readonly Layer[], samples: ReadonlyMap<string, Sample[]>): void {
  const of = (layer: Layer, pick: (sample: Sample) => number): number =>
    median((samples.get(layer.name) ?? []).map(pick));
  const chain = layers.find(({ name }) => name === 'bare chain');
  const chainRates = chain ? (samples.get(chain.name) ?? []).map(({ rate }) => rate) : [];
  console.log(`\n${clients} client(s), median of ${rounds} rounds of ${seconds} s`);
  console.table(
    Object.fromEntries(
      layers.map((layer) => {
        // Paired by round, because neighbours in time share the machine's mood.
        const ratio = median(
          (samples.get(layer.name) ?? []).map(({ rate }, i) => rate / (chainRates[i] ?? Number.NaN)),
        );
        const row = {
          'req/s': Math.round(of(layer, ({ rate }) => rate)),
          'of bare chain': Number(ratio.toFixed(2)),
          p50: Number(of(layer, ({ p50 }) => p50).toFixed(2)),
          p95: Number(of(layer, ({ p95 }) => p95).toFixed(2)),
          p99: Number(of(layer, ({ p99 }) => p99).toFixed(2)),
          failed: (samples.get(layer.name) ?? []).reduce((sum, { failed }) => sum + failed, 0),
          ...Object.fromEntries(
            [...layer.pids.keys()].map((name) => [
              `${name} µs`,
              Math.round(of(layer, ({ cpu }) => cpu.get(name) ?? Number.NaN)),
            ]),
          ),
        };
        return [layer.name, row];
      }),
    ),
  );
}
