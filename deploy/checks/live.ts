import { join } from 'node:path';

/**
 * The health check of an image: asks the service's own health port whether the process answers. Which port that is, the service's
 * compiled configuration says, and the environment as for the service itself.
 */

interface PortVariable {
  readonly name: string;
  readonly fallback: unknown;
}

async function portOf(service: string): Promise<number> {
  const file = join(import.meta.dirname, '../../dist/services', service, 'src', `${service}.config.js`);
  const specs = Object.values((await import(file)) as Record<string, { opsPort?: PortVariable }>);
  const variable = specs.map((spec) => spec.opsPort).find((found) => found !== undefined);
  if (!variable) throw new Error(`Cannot check ${service}: its configuration names no opsPort`);
  return Number(process.env[variable.name] || variable.fallback);
}

const port = await portOf(process.env['SERVICE'] ?? '');
const { ok } = await fetch(`http://127.0.0.1:${port}/live`, { signal: AbortSignal.timeout(2_000) });
process.exitCode = ok ? 0 : 1;
