import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { ConfigSpec, describeConfig, Variable } from '#libs/config';
import { ROOT } from './workshop.ts';

const HELP = `Writes .env.example from what the services' *.config.ts declare.

  npm run env:example [-- --check]

  --check   writes nothing; fails when the file is not what would be written
`;

const FILE = join(ROOT, '.env.example');
const HEADER = `# Made by npm run env:example from services/*/src/*.config.ts; do not edit.
# npm start chooses all of these itself. Copy a line to .env to choose otherwise; a secret has no example.
`;

/** The configuration sources need no compiling: Node strips their types. Started with --conditions=atelier-source. */
async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(join(ROOT, file)).href)) as T;
}

/** By service, every variable that its modules declare. */
async function declared(): Promise<Map<string, ConfigSpec>> {
  const byService = new Map<string, ConfigSpec>();
  for (const file of globSync('services/*/src/*.config.ts', { cwd: ROOT }).sort()) {
    const exported = Object.values(await load<Record<string, unknown>>(file)).filter(isSpec);
    const variables = exported.flatMap((spec): Variable<unknown>[] => Object.values(spec));
    byService.set(
      file.split('/')[1] ?? file,
      Object.fromEntries(variables.map((variable) => [variable.name, variable])),
    );
  }
  return byService;
}

function isSpec(value: unknown): value is ConfigSpec {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (variable) => typeof variable === 'object' && variable !== null && 'name' in variable && 'parse' in variable,
  );
}

async function render(): Promise<string> {
  const { describeConfig: describe } = await load<{ describeConfig: typeof describeConfig }>(
    'libs/config/src/index.ts',
  );
  const services = await declared();
  const uses = new Map<string, number>();
  for (const spec of services.values()) for (const name of Object.keys(spec)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const pick = (spec: ConfigSpec, shared: boolean): ConfigSpec =>
    Object.fromEntries(Object.entries(spec).filter(([name]) => (uses.get(name) ?? 0) > 1 === shared));
  const shared = pick(Object.fromEntries([...services.values()].flatMap((spec) => Object.entries(spec))), true);
  return [
    HEADER,
    describe('several services', shared),
    ...[...services].map(([name, spec]) => describe(name, pick(spec, false))),
  ].join('\n');
}

const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
if (values.help) process.stdout.write(HELP);
else if (!values.check) writeFileSync(FILE, await render());
else if (readFileSync(FILE, 'utf8') !== (await render())) {
  console.error('.env.example is not what services/*/src/*.config.ts declare: run npm run env:example and commit it');
  process.exitCode = 1;
}
