import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Jest's globalSetup of the project `unit`: the list of tools names the widgets, of which a fresh clone has built none. */
export default function setUp(): void {
  const names = globSync('libs/widgets/*/src/main.ts', { cwd: ROOT }).map((main) => basename(join(main, '../..')));
  if (names.every((name) => existsSync(join(ROOT, 'dist/libs/widgets', `${name}.html`)))) return;
  const build = join(ROOT, 'libs/widgets/build.ts');
  execFileSync(process.execPath, ['--conditions=atelier-source', build], { cwd: ROOT, stdio: 'inherit' });
}
