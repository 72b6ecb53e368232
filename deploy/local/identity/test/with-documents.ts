import { createServer } from 'node:http';
import { readIdentityConfig } from '../identity.config.ts';
import { loadKeys } from '../keys.ts';
import { createProvider } from '../provider.ts';
import { Store } from '../store.ts';

/** The provider in a process of its own, with one client metadata document where the internet would be. */
const DOCUMENT = 'https://client.example/oauth/client.json';

const config = readIdentityConfig(process.env);
const provider = createProvider({
  config,
  keys: await loadKeys(config.dataDir),
  store: await Store.open(config.dataDir),
  fetch: (url) => {
    if ((url instanceof Request ? url.url : url.toString()) !== DOCUMENT)
      return Promise.resolve(new Response('', { status: 404 }));
    return Promise.resolve(
      Response.json({
        client_id: DOCUMENT,
        client_name: 'A documented client',
        redirect_uris: ['http://localhost:33418/oauth/callback', 'http://127.0.0.1:50000/callback'],
        grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none',
        scope: 'catalog:read',
      }),
    );
  },
});
const handle = provider.callback();
const server = createServer((request, response) => void handle(request, response));
server.listen(config.port, 'localhost', () => process.stdout.write('ready at a free port\n'));
process.on('SIGTERM', () => process.exit(0));
