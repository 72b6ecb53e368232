import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Not a dependency: 120 packages and 111 MB, among them a web application and an install script, for one command. */
const PACKAGE = '@modelcontextprotocol/inspector';
const VERSION = '2.12.0';
const INSTALL_WITHIN_MS = 300_000;
const CALL_WITHIN_MS = 60_000;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ListedTool {
  readonly name: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

export interface ToolAnswer {
  readonly isError?: boolean;
  readonly structuredContent?: object;
  readonly content: readonly { readonly text?: string }[];
}

/** The command line of the MCP Inspector, installed into a folder of its own without running any script of a package. */
export class Inspector {
  readonly #dir: string;

  private constructor(dir: string) {
    this.#dir = dir;
  }

  static async install(dir: string): Promise<Inspector> {
    const args = ['install', '--prefix', dir, '--ignore-scripts', '--no-audit', '--no-fund', `${PACKAGE}@${VERSION}`];
    const { code, stderr } = await run('npm', args, process.env, INSTALL_WITHIN_MS);
    if (code !== 0) throw new Error(`Cannot install ${PACKAGE}@${VERSION}: ${stderr}`);
    return new Inspector(dir);
  }

  async tools(url: string, token: string): Promise<ListedTool[]> {
    return (await this.#ask<{ tools: ListedTool[] }>(url, token, ['--method', 'tools/list'])).tools;
  }

  call(url: string, token: string, tool: string, args: Readonly<Record<string, unknown>>): Promise<ToolAnswer> {
    const given = Object.entries(args).map(
      ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    const method = ['--method', 'tools/call', '--tool-name', tool];
    return this.#ask(url, token, given.length > 0 ? [...method, '--tool-arg', ...given] : method);
  }

  /** An answer with `isError` makes it exit with a code of its own; it is written all the same. */
  async #ask<T>(url: string, token: string, args: readonly string[]): Promise<T> {
    const cli = join(this.#dir, 'node_modules', PACKAGE, 'clients/launcher/build/index.js');
    const target = ['--cli', url, '--transport', 'http', '--header', `Authorization: Bearer ${token}`];
    // It keeps a catalog of servers in the home folder.
    const env = { ...process.env, HOME: this.#dir };
    const { stdout, stderr } = await run(process.execPath, [cli, ...target, ...args], env, CALL_WITHIN_MS);
    if (!stdout.startsWith('{')) throw new Error(`Cannot ${args.slice(1).join(' ')} by the Inspector: ${stderr}`);
    return JSON.parse(stdout) as T;
  }
}

/** Without blocking: the issuer whose keys the gateway asks for lives in this process. */
function run(file: string, args: readonly string[], env: NodeJS.ProcessEnv, timeout: number): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(file, [...args], { env, timeout, maxBuffer: 64 * 1_048_576 }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}
