import { randomUUID } from 'node:crypto';
import type {
  FeedImportsView,
  FeedImportView,
  MerchantsView,
  MerchantView,
  QuarantinedRowView,
  QuarantineView,
} from '#libs/contracts';
import type { AdminSession, TokenSource } from './admin-session.ts';
import { reach } from './headless-browser.ts';
import { CliError } from './run-cli.ts';
import { upload, type Answer, type UploadFile } from './upload.ts';

/** The messages as they come over the wire: the contract's fields without its classes. */
export type Merchant = Pick<MerchantView, keyof MerchantView>;
export type FeedImport = Pick<FeedImportView, keyof FeedImportView>;
export type QuarantinedRow = Pick<QuarantinedRowView, keyof QuarantinedRowView>;

/** The server is there but not able to answer at the moment: trying again may help. */
export class TemporaryError extends CliError {}

interface JsonRequest {
  method?: string;
  body?: string;
  headers?: Record<string, string>;
}

/** The scopes it needs. */
export const FEED_SCOPES = 'admin:catalog:read admin:catalog:write';

/** The gateway's admin REST API, as far as feeds need it. Every failure is a CliError with the server's own words. */
export class AdminApi {
  readonly #base: URL;
  readonly #token: TokenSource;

  constructor({ base, token }: AdminSession) {
    this.#base = base;
    this.#token = token;
  }

  async merchants(): Promise<Merchant[]> {
    return (await this.#json<MerchantsView>('list merchants', 'merchants')).merchants;
  }

  /** With a version: refused when somebody has changed the merchant since it was read. */
  setMerchant(
    slug: string,
    body: Pick<Merchant, 'name' | 'currency' | 'shop_url'>,
    version?: string,
  ): Promise<Merchant> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (version !== undefined) headers['if-match'] = `"${version}"`;
    const request = { method: 'PUT', body: JSON.stringify(body), headers };
    return this.#json(`set merchant ${slug}`, `merchants/${encodeURIComponent(slug)}`, request);
  }

  async startImport(
    slug: string,
    file: UploadFile,
    onSent: (bytes: number) => void,
    format = 'shopify_csv',
  ): Promise<FeedImport> {
    const url = this.#url(`merchants/${encodeURIComponent(slug)}/feeds`);
    // Sent twice it is one import, asked for twice it is two.
    const key = randomUUID();
    const headers = (token: string) => ({
      authorization: `Bearer ${token}`,
      'content-type': format === 'shopify_csv' ? 'text/csv' : 'application/octet-stream',
      'x-feed-format': format,
      'idempotency-key': key,
    });
    return this.#checked<FeedImport>(`import ${file.name}`, async (token) => upload(url, headers(token), file, onSent));
  }

  import(id: string): Promise<FeedImport> {
    return this.#json(`read import ${id}`, `feed-imports/${encodeURIComponent(id)}`);
  }

  /** The newest imports, of one merchant or of all. */
  async imports(limit: number, merchant?: string): Promise<FeedImport[]> {
    const query = new URLSearchParams({ limit: String(limit), ...(merchant === undefined ? {} : { merchant }) });
    return (await this.#json<FeedImportsView>('list imports', `feed-imports?${query.toString()}`)).imports;
  }

  /** The first quarantined rows of an import, at most `count`. */
  async quarantine(id: string, count: number): Promise<QuarantinedRow[]> {
    const rows: QuarantinedRow[] = [];
    let cursor: string | null = null;
    while (rows.length < count) {
      const query = new URLSearchParams({
        limit: String(Math.min(500, count - rows.length)),
        ...(cursor === null ? {} : { cursor }),
      });
      const page: QuarantineView = await this.#json(
        `read the quarantine of import ${id}`,
        `feed-imports/${encodeURIComponent(id)}/quarantine?${query.toString()}`,
      );
      rows.push(...page.rows);
      cursor = page.next_cursor;
      if (cursor === null || page.rows.length === 0) break;
    }
    return rows.slice(0, count);
  }

  #url(path: string): URL {
    return new URL(`/admin/v1/${path}`, this.#base);
  }

  #json<T>(what: string, path: string, request: JsonRequest = {}): Promise<T> {
    return this.#checked(what, async (token) => {
      const headers = { ...request.headers, authorization: `Bearer ${token}` };
      const response = await reach(this.#url(path), { ...request, headers }).catch((error: unknown) => {
        throw new TemporaryError(error instanceof Error ? error.message : String(error));
      });
      return { status: response.status, text: await response.text() };
    });
  }

  /** A token that ran out during a long import is replaced once. */
  async #checked<T>(what: string, send: (token: string) => Promise<Answer>): Promise<T> {
    let answer = await send(await this.#token(false));
    if (answer.status === 401) answer = await send(await this.#token(true));
    const body = parsed(answer.text);
    if (answer.status >= 200 && answer.status < 300 && body !== null) return body as T;
    const reason = `${detailOf(body)} (HTTP ${answer.status}${requestOf(body)})`;
    const Failure = [429, 502, 503, 504].includes(answer.status) ? TemporaryError : CliError;
    throw new Failure(`Cannot ${what}: ${reason}`);
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

/** The words of a problem document (RFC 9457). */
function detailOf(body: object | null): string {
  if (body !== null && 'detail' in body && typeof body.detail === 'string') return body.detail;
  return 'this is not the answer of an Atelier gateway; check --url';
}

const requestOf = (body: object | null): string =>
  body !== null && 'request_id' in body && typeof body.request_id === 'string' ? `, request ${body.request_id}` : '';
