import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../..');

/** Jest's globalSetup of the project `unit`: the list of tools names the widgets, which a fresh clone has not built. */
export default function setUp(): void {
  if (existsSync(join(ROOT, 'dist/libs/widgets'))) return;
  const build = join(ROOT, 'libs/widgets/build.ts');
  execFileSync(process.execPath, ['--conditions=atelier-source', build], { cwd: ROOT, stdio: 'inherit' });
}
