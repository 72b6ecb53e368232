import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { prepareProfile, toolCall } from './layers.ts';
import { closedLoop } from './load.ts';
import { startProduct } from './product.ts';

/**
 * `npm run bench:where`: loads get_profile for a while with V8's sampling profiler on in gateway and profile, and prints where
 * their processor time goes, by package; with `--functions`, by function. Start-up is left out.
 */
const BY_FUNCTION = process.argv.includes('--functions');
const SECONDS = 20;
const CLIENTS = 64;

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

const folder = mkdtempSync(join(tmpdir(), 'atelier-profiles-'));
process.env['NODE_OPTIONS'] = `--cpu-prof --cpu-prof-dir=${folder} --cpu-prof-interval=400`;
const product = await startProduct(new URL('../../..', import.meta.url).pathname);
const { pids } = product;
const token = await product.token('shopper', 'profile:read profile:write catalog:read');
await prepareProfile(product, token);
const load = await closedLoop(toolCall(product.port, '/mcp', 'get_profile', {}, token), CLIENTS, SECONDS, 200);
await product.stop();

for (const service of ['gateway', 'profile']) {
  const file = readdirSync(folder).find((name) => name.split('.')[3] === String(pids.get(service)));
  if (!file) throw new Error(`Cannot find the profile of ${service}: it was not written`);
  report(service, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile);
}
rmSync(folder, { recursive: true, force: true });

function report(service: string, { nodes, samples, timeDeltas }: Profile): void {
  const place = new Map(
    nodes.map(({ id, callFrame: { functionName, url } }) => {
      const where = placeOf(functionName, url);
      return [id, where && BY_FUNCTION ? `${where} ${functionName} ${basename(url)}` : where];
    }),
  );
  const spent = new Map<string, number>();
  samples.forEach((id, i) => {
    const where = place.get(id);
    if (where !== undefined) spent.set(where, (spent.get(where) ?? 0) + (timeDeltas[i] ?? 0));
  });
  const whole = [...spent.values()].reduce((sum, time) => sum + time, 0);
  console.log(`\n${service}: ${Math.round(whole / load.answered)} µs a request`);
  const rows = [...spent].sort(([, a], [, b]) => b - a).slice(0, BY_FUNCTION ? 40 : 16);
  console.table(
    Object.fromEntries(
      rows.map(([where, time]) => [
        where,
        { µs: Math.round(time / load.answered), '%': Math.round((1_000 * time) / whole) / 10 },
      ]),
    ),
  );
}

/** `undefined`: waiting, or loading code at the start. */
function placeOf(name: string, url: string): string | undefined {
  if (name === '(idle)' || name === '(root)') return undefined;
  if (/compileSourceTextModule|wrapSafe|internalModuleStat|readFileUtf8/.test(name) || /internal\/modules\//.test(url))
    return undefined;
  if (name === '(garbage collector)') return 'garbage collection';
  if (['writeBuffer', 'writev', 'writeUtf8String', 'writeLatin1String'].includes(name)) return 'socket writes (kernel)';
  const packaged = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (packaged) return packaged;
  if (url.startsWith('node:'))
    return /http/.test(url) ? 'node http' : /crypto/.test(url) ? 'node crypto' : 'node, other';
  const ours = /\/dist\/((?:libs|services)\/[^/]+)/.exec(url)?.[1];
  return ours ?? 'engine, other';
}
