import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VENDOR = join('src', 'cmd', 'vendor');
const SUMDB = 'golang.org/x/mod/sumdb';
const BUILD_MS = 120_000;

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
    // Older distributions have Ed25519 in a package beside.
    for (const name of [SUMDB, 'golang.org/x/crypto/ed25519']) {
      const from = join(root, VENDOR, name);
      if (existsSync(from)) cpSync(from, join(folder, 'src', name), { recursive: true });
    }
    cpSync(fileURLToPath(new URL('main.go', import.meta.url)), join(folder, 'src', 'interop', 'main.go'));
    const settings = [
      `GOPATH=${folder}`,
      `GOCACHE=${join(folder, 'cache')}`,
      'GO111MODULE=off',
      'CGO_ENABLED=0',
      'GOFLAGS=',
    ];
    execFileSync('env', [...settings, 'go', 'build', '-o', join(folder, 'interop'), 'interop'], { timeout: BUILD_MS });
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
    return existsSync(join(root, VENDOR, SUMDB)) ? root : null;
  } catch {
    return null; // an error of Node's, which in Jest is no Error of ours
  }
}
