import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endWithFile } from './live.ts';

/** What a shop answers for a path: content with its type, or by hand. */
export type ShopAnswer =
  { readonly type: string; readonly bytes: Uint8Array; readonly etag?: string } | ((response: ServerResponse) => void);

/** A server of this machine that stands in for every `https://*.shop.example`. */
export interface PictureShop {
  /** For `OUTBOUND_HOSTS` of a service. */
  readonly outboundHosts: string;
  /** By path, `/a.jpg`; what is not there is answered with 404. */
  readonly answers: Map<string, ShopAnswer>;
  /** Paths in the order they were asked for. */
  readonly asked: string[];
}

/** Starts a shop with pictures. Ends with the test file. */
export async function pictureShop(): Promise<PictureShop> {
  const answers = new Map<string, ShopAnswer>();
  const asked: string[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push(url);
    const answer = answers.get(url);
    if (answer === undefined) response.writeHead(404).end();
    else if (typeof answer === 'function') answer(response);
    else if (answer.etag !== undefined && headers['if-none-match'] === answer.etag) response.writeHead(304).end();
    else {
      const { type, bytes, etag } = answer;
      response.writeHead(200, { 'content-type': type, ...(etag === undefined ? {} : { etag }) }).end(bytes);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  endWithFile(() => {
    server.closeAllConnections();
    server.close();
    return Promise.resolve();
  });
  const { port } = server.address() as AddressInfo;
  return { outboundHosts: `*.shop.example=http://127.0.0.1:${port}`, answers, asked };
}
