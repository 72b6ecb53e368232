import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { fastify, type FastifyInstance } from 'fastify';
import { readBodies } from './bodies.ts';

const WITHIN_MS = 100;

let server: FastifyInstance;
let url: string;
beforeEach(async () => {
  server = fastify({ forceCloseConnections: true });
  readBodies(server, WITHIN_MS);
  server.get('/slow', async () => {
    await sleep(3 * WITHIN_MS);
    return { done: true };
  });
  server.post('/slow', () => ({ done: true }));
  url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/slow`;
});
afterEach(() => server.close());

/** A body whose end comes late. */
const late = (): ReadableStream =>
  new ReadableStream({
    async start(controller) {
      controller.enqueue(Buffer.from('{'));
      await sleep(3 * WITHIN_MS);
      controller.enqueue(Buffer.from('}'));
      controller.close();
    },
  });

describe('readBodies', () => {
  test.each(['GET', 'HEAD'])('%s, answered late although it states a type, is answered', async (method) => {
    const answer = await fetch(url, { method, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(200);
  });

  test.each(['application/json', 'Application/JSON'])(
    'message, of type %s, that comes too late, is cut off',
    async (type) => {
      const headers = { 'content-type': type };
      await expect(fetch(url, { method: 'POST', headers, body: late(), duplex: 'half' })).rejects.toThrow();
    },
  );
});
