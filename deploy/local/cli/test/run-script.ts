import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Run {
  code: number | string | null;
  out: string;
  err: string;
}

/** Runs a script of this folder's parent as an operator would. */
export function runScript(script: string, args: readonly string[], env: Record<string, string>): Promise<Run> {
  const path = fileURLToPath(new URL(`../${script}`, import.meta.url));
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', ...env }, timeout: 20_000 };
    execFile(process.execPath, [path, ...args], options, (error, out, err) =>
      resolve({ code: error === null ? 0 : (error.code ?? null), out, err }),
    );
  });
}
