import { createServer } from 'node:http';
import { connect } from '@nats-io/transport-node';
import { Replies } from '#libs/rpc';

/** The door of the hand-written chain: HTTP in, NATS out; no framework, no protocol library, no identity. */
const nats = await connect({
  servers: process.env['NATS_URL'] ?? '',
  user: 'gateway',
  pass: process.env['NATS_PASSWORD'] ?? '',
  inboxPrefix: '_INBOX.gateway',
  noAsyncTraces: true,
});
const replies = new Replies(nats, 'gateway');
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { id } = JSON.parse(Buffer.concat(chunks).toString()) as { id: number };
    const body = Buffer.from(JSON.stringify({ user: process.env['BENCH_USER'] }));
    replies
      .request('profile', { subject: 'rpc.v1.profile.bare', body, timeoutMs: 5_000 })
      .then((message) => {
        const profile = message.json();
        const content = [{ type: 'text', text: JSON.stringify(profile) }];
        const answer = JSON.stringify({
          result: { content, structuredContent: profile, resultType: 'complete' },
          jsonrpc: '2.0',
          id,
        });
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) })
          .end(answer);
      })
      .catch(() => response.writeHead(500).end());
  });
});
server.listen(Number(process.env['BENCH_PORT']), '127.0.0.1');
