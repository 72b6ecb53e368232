import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FeedImport, Merchant, QuarantinedRow } from '../admin-api.ts';

export interface Uploaded {
  slug: string;
  headers: IncomingMessage['headers'];
  body: string;
}

const NOTHING = { accepted: 0, changed: 0, unchanged: 0, quarantined: 0 };

/** The admin REST API as the command line sees it: an import is queued, runs for one look and is then `end`. */
export class FakeAdminApi {
  readonly merchants: Merchant[] = [];
  readonly uploads: Uploaded[] = [];
  readonly seen: string[] = [];
  readonly quarantine: QuarantinedRow[] = [];
  /** How an import ends. */
  end: Partial<FeedImport> = {};
  /** Answers the next requests with these instead, first in first out. */
  readonly refusals: { at: string; status: number; detail?: string }[] = [];
  token = 'good';
  readonly #imports: FeedImport[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  static async start(): Promise<FakeAdminApi> {
    const fake = new FakeAdminApi();
    await new Promise<void>((resolve) => fake.#server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const path = `${request.method} ${pathname.replace('/admin/v1/', '')}`;
    this.seen.push(path);
    const refusal = this.refusals.findIndex(({ at }) => path.startsWith(at));
    if (refusal !== -1) {
      const [{ status, detail } = { status: 500 }] = this.refusals.splice(refusal, 1);
      return void problem(response, status, detail ?? 'refused');
    }
    if (request.headers.authorization !== `Bearer ${this.token}`)
      return void problem(response, 401, 'the token is not valid');
    const slug = /^(?:PUT|POST) merchants\/([^/]+)/.exec(path)?.[1] ?? '';
    if (path === 'GET merchants') return void json(response, 200, { merchants: this.merchants });
    if (path.startsWith('PUT '))
      return void json(response, 200, this.#set(slug, JSON.parse(await textOf(request)) as Merchant));
    if (path.startsWith('POST ')) {
      const body = await textOf(request);
      this.uploads.push({ slug, headers: request.headers, body });
      return void json(response, 202, this.#start(slug, body.length));
    }
    const merchant = searchParams.get('merchant');
    if (path === 'GET feed-imports')
      return void json(response, 200, {
        imports: this.#imports.filter((one) => merchant === null || one.merchant === merchant),
        next_cursor: null,
      });
    const found = this.#imports.find(({ import_id }) => path.includes(`/${import_id}`));
    if (found === undefined) return void problem(response, 404, 'there is no such import');
    if (!path.endsWith('/quarantine')) return void json(response, 200, this.#step(found));
    const [from, limit] = [Number(searchParams.get('cursor') ?? 0), Number(searchParams.get('limit'))];
    const rows = this.quarantine.slice(from, from + Math.min(limit, 3));
    const next = from + rows.length;
    return void json(response, 200, { rows, next_cursor: next < this.quarantine.length ? String(next) : null });
  }

  #set(slug: string, body: Omit<Merchant, 'slug' | 'products'>): Merchant {
    const merchant = { ...body, slug, products: 0 };
    this.merchants.splice(0, this.merchants.length, ...this.merchants.filter((other) => other.slug !== slug), merchant);
    return merchant;
  }

  #start(slug: string, bytes: number): FeedImport {
    const queued: FeedImport = {
      import_id: `imp-${this.#imports.length + 1}`,
      merchant: slug,
      format: 'shopify_csv',
      status: 'queued',
      bytes_read: 0,
      bytes_total: bytes,
      rows_read: 0,
      products: NOTHING,
      variants: NOTHING,
      reasons: [],
      failure: null,
      started_at: null,
      finished_at: null,
    };
    this.#imports.push(queued);
    return { ...queued };
  }

  #step(found: FeedImport): FeedImport {
    const times = { started_at: '2026-01-01T00:00:00Z', finished_at: '2026-01-01T00:00:02.5Z' };
    if (found.status === 'queued')
      Object.assign(found, { status: 'running', bytes_read: found.bytes_total / 2, rows_read: 5 });
    else Object.assign(found, { status: 'done', bytes_read: found.bytes_total, rows_read: 10, ...times, ...this.end });
    return found;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, detail: string): void {
  const body = { title: 'problem', detail, status, code: 'X', request_id: 'req-1' };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
}
