import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runToEnd } from '../../../deploy/local/processes.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const PACKAGES = ['chromium', 'fonts-liberation'];
const INSTALL_WITHIN_MS = 300_000;

const HOW = 'install Debian’s package (apt-get install chromium fonts-liberation), or name one in CHROMIUM';

/** A Chromium on this machine, if there is one: named by `CHROMIUM`, else on the PATH. */
function findChromium(): string | undefined {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Where Chromium is. @throws Error that says how to get one */
export function chromiumPath(): string {
  const found = findChromium();
  if (!found) throw new Error(`Cannot test pages: there is no Chromium here; ${HOW}`);
  return found;
}

/** Where there is none, root on a Debian system has it installed, as a container of CI needs. Others are told when a page is tested. */
export async function ensureChromium(): Promise<void> {
  if (findChromium() || process.getuid?.() !== 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => runToEnd({ file: 'apt-get', args: ['-q', ...args], env }, INSTALL_WITHIN_MS);
  const updated = await apt('update');
  if (!updated.error) await apt('install', '-y', '--no-install-recommends', ...PACKAGES);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
