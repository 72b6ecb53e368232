import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describeExit, runToEnd } from './processes.ts';
import { StartError } from './start-error.ts';

const BUILD_LIMIT_MS = 180_000;

/** Compiles services and libs and builds the widgets when a source differs from what was built last, or an output is missing. Says whether it had to. */
export async function buildWhatIsStale(root: string): Promise<'built' | 'fresh'> {
  const stampFile = join(root, 'dist', '.build-stamp');
  const stamp = stampOf(root);
  const outputs = [...sourcesOf(root).map(outputOf), ...widgetsOf(root)];
  const complete = outputs.every((output) => existsSync(join(root, output)));
  if (complete && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 'fresh';
  rmSync(stampFile, { force: true });
  removeLeftovers(root);
  // tsc remembers what it has emitted and would not emit a missing file again.
  if (!complete) rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  await runStep(root, 'tsc', [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
  await runStep(root, 'the build of the widgets', ['--conditions=atelier-source', 'libs/widgets/build.ts']);
  writeFileSync(stampFile, stamp);
  return 'built';
}

async function runStep(root: string, what: string, args: string[]): Promise<void> {
  const result = await runToEnd({ file: process.execPath, args, cwd: root, env: {} }, BUILD_LIMIT_MS);
  if (result.code !== 0)
    throw new StartError(
      `Cannot build: ${what} ended with ${describeExit(result)}. Correct this and start again.\n${result.output}`,
    );
}

/** Digest of everything the output depends on. Contents, not times: a checkout touches files without changing them. */
export function stampOf(root: string): string {
  const hash = createHash('sha256');
  for (const file of [
    ...sourcesOf(root),
    ...globSync('libs/widgets/**/*.{ts,css}', { cwd: root }).sort(),
    ...globSync('tsconfig*.json', { cwd: root }).sort(),
    'package.json',
    'package-lock.json',
  ]) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/** Removes compiled files whose source is gone: a deleted migration must not run again. Returns what was removed. */
export function removeLeftovers(root: string): string[] {
  const compiled = globSync('dist/{services,libs}/**/*.js', { cwd: root });
  const leftovers = compiled.filter((file) => !existsSync(join(root, sourceOf(file))));
  for (const file of leftovers) {
    rmSync(join(root, file), { force: true });
    rmSync(join(root, `${file}.map`), { force: true });
  }
  return leftovers;
}

/** What tsconfig.build.json compiles. */
function sourcesOf(root: string): string[] {
  const notBuilt = /\.d\.ts$|spec\.ts$|\/test\/|^libs\/(testing|widgets)\//;
  return globSync('{services,libs}/*/src/**/*.ts', { cwd: root })
    .filter((file) => !notBuilt.test(file))
    .sort();
}

/** What libs/widgets/build.ts builds. */
function widgetsOf(root: string): string[] {
  return globSync('libs/widgets/*/src/main.ts', { cwd: root }).map(
    (source) => `dist/libs/widgets/${basename(dirname(dirname(source)))}.html`,
  );
}

function outputOf(source: string): string {
  return join('dist', source.replace(/\.ts$/, '.js'));
}

function sourceOf(output: string): string {
  return output.replace(/^dist\//, '').replace(/\.js$/, '.ts');
}
