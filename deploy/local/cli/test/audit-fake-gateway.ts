import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The gateway's ledger door as the command line sees it. */
export class FakeLedgerGateway {
  /** The export, in the pieces it is sent in. */
  chunks: readonly string[] = [];
  key: string | undefined;
  /** Ends an export without its last piece: by closing it properly, or by breaking the connection. */
  breaksOff: 'no' | 'cleanly' | 'broken' = 'no';
  /** What it says of itself without being asked for a token (RFC 9728). */
  metadata: object | null = null;
  refusal: { status: number; body: string } | null = null;
  readonly seen: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const { authorization = 'nobody', accept = '' } = request.headers;
      if (request.url === '/.well-known/oauth-protected-resource' && this.metadata) {
        return void response.end(JSON.stringify(this.metadata));
      }
      this.seen.push(`${request.method} ${request.url} ${authorization} ${accept}`);
      if (this.refusal) return void response.writeHead(this.refusal.status).end(this.refusal.body);
      if (request.url === '/admin/v1/ledger/checkpoint')
        return void response.end(JSON.stringify({ verifier_key: this.key }));
      if (!request.url?.startsWith('/admin/v1/ledger/export')) return void response.writeHead(404).end();
      response.setHeader('content-type', 'application/jsonl');
      for (const chunk of this.breaksOff === 'no' ? this.chunks : this.chunks.slice(0, -1)) response.write(chunk);
      if (this.breaksOff === 'broken') return void setTimeout(() => response.destroy(), 50);
      response.end();
    });
  }

  static async start(): Promise<FakeLedgerGateway> {
    const fake = new FakeLedgerGateway();
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
}
