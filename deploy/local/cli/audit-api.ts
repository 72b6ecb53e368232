import { noteVerifier } from '../../../libs/ledger/src/index.ts';
import { reach } from './headless-browser.ts';
import { CliError } from './run-cli.ts';
import { signIn } from './sign-in.ts';

const SCOPE = 'admin:audit:read';
/** An export that sends nothing for this long is given up. */
const SILENCE_MS = 60_000;

/** The gateway's ledger door, for auditors. Every failure is a CliError with the server's own words. */
export class LedgerApi {
  readonly #base: URL;
  readonly #user: string;
  readonly #given: string | undefined;

  /** @param given an access token to use instead of signing in. */
  constructor(url: string, user: string, given: string | undefined) {
    const base = URL.parse(url);
    if (!base || !/^https?:$/.test(base.protocol)) {
      throw new CliError(`Cannot use --url ${url}: it is not an http or https address.`, 2);
    }
    [this.#base, this.#user, this.#given] = [base, user, given];
  }

  /** The ledger's public keys, the present one first, as `npm run audit -- verify --key` takes them. */
  async keys(): Promise<string[]> {
    const response = await reach(this.#url('key'), { headers: await this.#headers('application/json') });
    const body = parsed(await response.text());
    if (!response.ok) throw failure('get the key', response.status, body);
    const keys: unknown = body !== null && 'keys' in body ? body.keys : null;
    if (!Array.isArray(keys) || keys.length === 0) throw failure('get the key', response.status, null);
    return keys.map((key: unknown) => noteVerifier(String(key)).text);
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
      throw new CliError(`Cannot export the ledger: ${reason}. Is ${this.#base.origin} running? Then try again.`);
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
  }

  #url(path: string): URL {
    return new URL(`/admin/v1/ledger/${path}`, this.#base);
  }

  async #headers(accept: string): Promise<Record<string, string>> {
    return { accept, authorization: `Bearer ${this.#given ?? (await this.#signIn())}` };
  }

  /** Asks the API who issues its tokens (RFC 9728), so that no second address has to be given. */
  async #signIn(): Promise<string> {
    const response = await reach(new URL('/.well-known/oauth-protected-resource', this.#base));
    const body = response.ok ? parsed(await response.text()) : null;
    const servers: unknown = body !== null && 'authorization_servers' in body ? body.authorization_servers : null;
    const issuer: unknown = Array.isArray(servers) ? servers[0] : null;
    if (body === null || !('resource' in body) || typeof body.resource !== 'string' || typeof issuer !== 'string') {
      throw new CliError(`Cannot sign in: ${this.#base.origin} does not say who issues its tokens; check --url.`);
    }
    const tokens = await signIn({ issuer, user: this.#user, scope: SCOPE, resource: body.resource });
    if (!tokens.scope.split(' ').includes(SCOPE)) {
      throw new CliError(`Cannot read the ledger as ${this.#user}: this user has no right to it. Use --user auditor.`);
    }
    return tokens.access_token;
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
