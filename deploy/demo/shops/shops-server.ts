import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { demoFeed, feedFileOf } from '../demo-feeds.ts';
import { acpMetadata } from '../feeds/acp.ts';
import type { DemoMerchant } from '../merchants.ts';
import { PictureCache, SHELVES } from './picture-cache.ts';
import { mallPage, productPage, shopPage } from './shop-pages.ts';

/** Everything here is made from the repository, which last changed the catalog then. */
const LAST_MODIFIED = new Date('2026-09-01T08:00:00Z').toUTCString();
const HTML = 'text/html; charset=utf-8';
const LONGEST_URL = 1_000;
const HEADERS_WITHIN_MS = 10_000;

interface Content {
  type: string;
  bytes: Buffer;
}

/**
 * The eight shops on one port: a shop is named by the host (`<slug>.shops.example`, `<slug>.localhost`) or by the first part
 * of the path. It only reads, and knows no address but those of its products.
 */
export function shopsServer(port: number, pictures = new PictureCache()): Server {
  const server = createServer((request, response) => {
    answer(request, port, pictures).then(
      (content) => send(request, response, content),
      (error: unknown) => {
        process.stderr.write(
          `shops: ${request.url ?? ''} failed: ${error instanceof Error ? error.message : String(error)}\n`,
        );
        refuse(response, 500, 'This page could not be made.');
      },
    );
  });
  server.headersTimeout = HEADERS_WITHIN_MS;
  server.requestTimeout = HEADERS_WITHIN_MS;
  return server;
}

async function answer(request: IncomingMessage, port: number, pictures: PictureCache): Promise<Content | number> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
  const url = request.url ?? '/';
  if (url.length > LONGEST_URL) return 414;
  const [path = '/'] = url.split('?');
  if (path === '/health') return { type: 'text/plain', bytes: Buffer.from('ok\n') };
  const byHost = slugOfHost(request.headers.host ?? '');
  const [, first = '', ...others] = path.split('/');
  const slug = byHost ?? first;
  if (byHost === null && path === '/') return page(mallPage(port));
  const shelf = SHELVES.get(slug);
  if (shelf === undefined) return 404;
  const parts = byHost === null ? others : [first, ...others];
  return await contentOf(shelf.merchant, parts, byHost === null ? `/${slug}` : '', port, pictures);
}

/** The first label of the names that are the shops'; null where the path says which shop. */
function slugOfHost(host: string): string | null {
  return /^([a-z0-9-]+)\.(?:shops\.example|localhost)(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase() ?? null;
}

async function contentOf(
  merchant: DemoMerchant,
  [folder = '', name = '', ...more]: readonly string[],
  base: string,
  port: number,
  pictures: PictureCache,
): Promise<Content | number> {
  const shelf = SHELVES.get(merchant.slug);
  if (shelf === undefined || more.length > 0) return 404;
  if (folder === '' && name === '') return page(shopPage(merchant, base));
  if (folder === 'products') {
    const product = shelf.products.get(name);
    return product === undefined ? 404 : page(productPage(merchant, product, base));
  }
  if (folder === 'pictures') {
    const colour = shelf.pictures.get(name);
    if (colour === undefined) return 404;
    return { type: 'image/png', bytes: await pictures.get(`${merchant.slug}/${name}`, colour) };
  }
  if (folder === 'feeds' && name === feedFileOf(merchant)) {
    const { bytes, contentType } = demoFeed(merchant, merchant.format, port);
    return { type: contentType, bytes };
  }
  if (folder === 'feeds' && name === 'metadata.json' && merchant.format === 'acp')
    return { type: 'application/json', bytes: Buffer.from(acpMetadata(merchant)) };
  return 404;
}

const page = (html: string): Content => ({ type: HTML, bytes: Buffer.from(html) });

function send(request: IncomingMessage, response: ServerResponse, content: Content | number): void {
  if (typeof content === 'number') {
    if (content === 405) response.setHeader('allow', 'GET, HEAD');
    return void refuse(response, content, WORDS[content] ?? 'There is no such page in the demo shops.');
  }
  const etag = `"${createHash('sha256').update(content.bytes).digest('base64url').slice(0, 27)}"`;
  response.setHeader('etag', etag);
  response.setHeader('last-modified', LAST_MODIFIED);
  response.setHeader('cache-control', 'no-cache');
  guard(response);
  if (isFresh(request, etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  response.setHeader('content-type', content.type);
  response.setHeader('content-length', content.bytes.length);
  response.end(request.method === 'HEAD' ? undefined : content.bytes);
}

const WORDS: Readonly<Record<number, string>> = {
  405: 'The demo shops can only be looked at.',
  414: 'This address is too long.',
};

/** As RFC 9110 has it: the date counts only where no tag was sent. */
function isFresh({ headers }: IncomingMessage, etag: string): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined)
    return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return since >= Date.parse(LAST_MODIFIED);
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.statusCode = status;
  guard(response);
  response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.end(`${why}\n`);
}

function guard(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('content-security-policy', "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'");
}
