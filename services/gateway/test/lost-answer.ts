import { connect, createServer, type Server } from 'node:net';
import type { Answer } from '#libs/testing';
import { patient } from '#libs/testing';

const ANSWER_WITHIN_MS = 15_000;

/**
 * Sends a request through a line that breaks with the first byte of the answer: the act is committed, and the client never hears
 * of it. Returns the answer that was lost. @throws Error when the client got an answer after all, or there was none to lose
 */
export async function lostAnswer(publicUrl: string, send: (throughUrl: string) => Promise<Answer>): Promise<Answer> {
  const { server, lost } = breakingLine(Number(new URL(publicUrl).port));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    const [heard, answer] = await Promise.allSettled([send(`http://localhost:${port}`), lost]);
    if (heard.status === 'fulfilled') throw new Error(`The line did not break: ${heard.value.text}`);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  } finally {
    server.close();
  }
}

function breakingLine(port: number): { server: Server; lost: Promise<Answer> } {
  const server = createServer();
  const lost = new Promise<Answer>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('There was no answer to lose')), patient(ANSWER_WITHIN_MS));
    server.once('connection', (client) => {
      const gateway = connect(port, 'localhost');
      let received = '';
      client.on('error', () => undefined);
      client.pipe(gateway);
      gateway.on('error', reject);
      gateway.on('data', (chunk: Buffer) => {
        client.destroy();
        received += chunk.toString('latin1');
        const answer = wholeAnswer(received);
        if (!answer) return;
        clearTimeout(timer);
        gateway.destroy();
        resolve(answer);
      });
    });
  });
  return { server, lost };
}

/** What was received, once its body is complete JSON. */
function wholeAnswer(received: string): Answer | undefined {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const text = Buffer.from(rest.join('\r\n\r\n'), 'latin1').toString('utf8');
  const length = Number(/^content-length: (\d+)$/im.exec(head)?.[1] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error(`The answer does not say how long it is: ${head}`);
  if (Buffer.byteLength(text) < length) return undefined;
  return { status: Number(head.split(' ')[1]), headers: headersOf(head), text, body: JSON.parse(text) };
}

const headersOf = (head: string): Headers =>
  new Headers(
    head
      .split('\r\n')
      .slice(1)
      .map((line): [string, string] => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon), line.slice(colon + 1).trim()];
      }),
  );
