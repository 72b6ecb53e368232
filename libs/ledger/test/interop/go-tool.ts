import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Hashes travel as base64, as Go's sumdb writes them. */
export interface GoProof {
  readonly Index?: number;
  readonly Old?: number;
  readonly Size: number;
  readonly Hashes: readonly string[];
}

export interface GoRequest {
  readonly VerifierKey: string;
  readonly Notes: readonly string[];
  readonly Records: readonly string[];
  readonly Inclusion: readonly GoProof[];
  readonly Consistency: readonly GoProof[];
  readonly Text: string;
  readonly Name: string;
}

export interface GoAnswer {
  readonly Notes: readonly { readonly OK: boolean; readonly Text: string }[];
  readonly RecordHashes: readonly string[];
  readonly Roots: readonly string[];
  readonly Inclusion: readonly boolean[];
  readonly Consistency: readonly boolean[];
  readonly OwnInclusion: readonly (readonly string[])[];
  readonly OwnConsistency: readonly (readonly string[])[];
  readonly SignerKey: string;
  readonly VerifierKey: string;
  readonly SignedNote: string;
}

/** The program of this folder, built with the Go tools of this machine. */
export class GoTool {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Builds it against the golang.org/x/mod/sumdb that every Go distribution brings along for its own use, so that nothing is downloaded.
   * @returns null when there is no Go.
   */
  static build(): GoTool | null {
    const root = goRoot();
    if (root === null) return null;
    const folder = mkdtempSync(join(tmpdir(), 'atelier-go-'));
    const library = 'golang.org/x/mod/sumdb';
    for (const part of ['note', 'tlog']) {
      const from = join(root, 'src', 'cmd', 'vendor', library, part);
      cpSync(from, join(folder, 'src', library, part), { recursive: true });
    }
    const program = join(folder, 'src', 'interop');
    mkdirSync(program);
    cpSync(fileURLToPath(new URL('main.go', import.meta.url)), join(program, 'main.go'));
    const env = {
      PATH: process.env['PATH'] ?? '',
      GOPATH: folder,
      GO111MODULE: 'off',
      GOCACHE: join(folder, 'cache'),
      CGO_ENABLED: '0',
    };
    execFileSync('go', ['build', '-o', join(folder, 'interop'), 'interop'], { env, timeout: 120_000 });
    return new GoTool(folder);
  }

  ask(request: GoRequest): Promise<GoAnswer> {
    return new Promise((resolve, reject) => {
      const child = execFile(
        join(this.#folder, 'interop'),
        { maxBuffer: 64 * 1024 * 1024, timeout: 60_000 },
        (error, out, err) => {
          if (error) reject(new Error(`The Go program failed: ${err || error.message}`));
          else resolve(JSON.parse(out) as GoAnswer);
        },
      );
      child.stdin?.end(JSON.stringify(request));
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

function goRoot(): string | null {
  try {
    const root = execFileSync('go', ['env', 'GOROOT'], {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    return existsSync(join(root, 'src', 'cmd', 'vendor', 'golang.org', 'x', 'mod', 'sumdb', 'note')) ? root : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
