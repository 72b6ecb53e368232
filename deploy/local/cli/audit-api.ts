import { noteVerifier } from '../../../libs/ledger/src/index.ts';
import type { AdminSession } from './admin-session.ts';
import { reach } from './headless-browser.ts';
import { CliError } from './run-cli.ts';

/** The scope it needs. */
export const LEDGER_SCOPE = 'admin:audit:read';

/** An export that sends nothing for this long is given up. */
const SILENCE_MS = 60_000;

/** The gateway's ledger door, for auditors. Every failure is a CliError with the server's own words. */
export class LedgerApi {
  readonly #session: AdminSession;

  constructor(session: AdminSession) {
    this.#session = session;
  }

  /** The ledger's public key, as `npm run audit -- verify --key` takes it. */
  async key(): Promise<string> {
    const response = await reach(this.#url('checkpoint'), { headers: await this.#headers('application/json') });
    const body = parsed(await response.text());
    if (!response.ok || body === null || !('verifier_key' in body)) throw failure('get the key', response.status, body);
    return noteVerifier(String(body.verifier_key)).text;
  }

  /** The export from an entry on, as it comes. Ends with an error when it breaks off. */
  async *export(from: number): AsyncGenerator<Uint8Array> {
    const headers = await this.#headers('application/jsonl');
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const response = await fetch(this.#url(`export?from=${from}`), { headers, signal: silence.signal });
      if (!response.ok || !response.body) {
        throw failure('export the ledger', response.status, parsed(await response.text()));
      }
      for await (const chunk of response.body) {
        timer.refresh();
        yield chunk;
      }
    } catch (error) {
      if (error instanceof CliError) throw error;
      const reason = silence.signal.aborted ? `nothing came for ${SILENCE_MS / 1_000} s` : 'the connection broke';
      throw new CliError(
        `Cannot export the ledger: ${reason}. Is ${this.#session.base.origin} running? Then try again.`,
      );
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
  }

  #url(path: string): URL {
    return new URL(`/admin/v1/ledger/${path}`, this.#session.base);
  }

  async #headers(accept: string): Promise<Record<string, string>> {
    return { accept, authorization: `Bearer ${await this.#session.token(false)}` };
  }
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

/** With the words of a problem document (RFC 9457), where there is one. */
function failure(what: string, status: number, body: object | null): CliError {
  const isProblem = body !== null && 'detail' in body && typeof body.detail === 'string';
  const detail = isProblem ? String(body.detail) : 'this is not the answer of an Atelier gateway; check --url';
  const request = body !== null && 'request_id' in body ? `, request ${String(body.request_id)}` : '';
  return new CliError(`Cannot ${what}: ${detail} (HTTP ${status}${request})`);
}
