import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { drawnPicture } from './drawn-pictures.ts';

/** A real origin on this machine with the page of a host and the pictures of the fixture. */
export interface TestOrigin {
  /** Where the host is; another origin than that of the pictures. */
  readonly hostUrl: string;
  readonly pictures: string;
  stop: () => Promise<void>;
}

const HOST_PAGE = `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><style>
body { margin: 0; } iframe { display: block; width: 100%; height: 300px; border: 0; } iframe[data-mode=fullscreen] { height: 100vh !important; }
</style><body></body></html>`;

export async function startOrigin(): Promise<TestOrigin> {
  const server = createServer(({ url = '' }, response) => {
    const picture = drawnPicture(url);
    if (url === '/') send(response, 200, 'text/html', HOST_PAGE);
    else if (picture !== undefined) send(response, 200, 'image/svg+xml', picture);
    else send(response, 404, 'text/plain', 'There is nothing here');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    hostUrl: `http://localhost:${port}/`,
    pictures: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cross-origin-resource-policy': 'cross-origin' }).end(body);
}
