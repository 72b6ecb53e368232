import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endWithFile } from '#libs/testing';

export interface EvilSite {
  /** On another port of our own host, which browsers count as the same site: our cookies go along. */
  readonly sameSite: string;
  /** On another host. */
  readonly crossSite: string;
}

/** A site of an attacker with pages by their paths, and cookies it tries to set. Ends with the test file. */
export async function startEvilSite(
  pages: Readonly<Record<string, string>>,
  cookies: readonly string[] = [],
): Promise<EvilSite> {
  const server = createServer((request, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html', 'set-cookie': [...cookies], connection: 'close' })
      .end(pages[request.url ?? ''] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  endWithFile(() => {
    server.closeAllConnections(); // a browser keeps some open that it has not asked anything on
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { sameSite: `http://localhost:${port}`, crossSite: `http://127.0.0.1:${port}` };
}
