import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, bearer, mcpRequest, type Part, patient, readFacts, signToken, TestBed } from '#libs/testing';
import { rawSocket } from './raw-http.ts';

/** Of the gateway under attack; half of them for connections on which nothing was asked yet. */
const PLACES = 200;
const HEADERS_WITHIN_MS = 10_000;
const MESSAGE_WITHIN_MS = 15_000;
/** What Node needs to notice, on a busy machine. */
const SLACK_MS = patient(5_000);

const facts = readFacts();
let gateway: { part: Part; publicUrl: string };
let token: string;
let host: string;
beforeAll(async () => {
  const bed = await TestBed.make(facts);
  gateway = await bed.gateway(facts.issuer.url, { GATEWAY_MAX_CONNECTIONS: String(PLACES) });
  host = new URL(gateway.publicUrl).host;
  token = signToken(facts.issuer, { aud: `${gateway.publicUrl}/mcp`, scope: 'catalog:read' });
});

/** A client with manners; how long it waited for each of its answers. */
async function waits(times: number): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < times; n++) {
    const started = performance.now();
    const answer = await ask(
      `${gateway.publicUrl}/mcp`,
      mcpRequest('tools/list', {}, { ...bearer(token), connection: 'close' }),
    );
    expect(answer.status).toBe(200);
    took.push(performance.now() - started);
  }
  return took;
}
const open = (sockets: readonly Socket[]): number => sockets.filter(({ closed }) => !closed).length;
const many = (times: number): Promise<Socket[]> =>
  Promise.all(Array.from({ length: times }, () => rawSocket(gateway.publicUrl)));
const residentMb = (): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${gateway.part.pid}/status`, 'utf8'))?.[1]) / 1_024;

describe('clients without manners', () => {
  let held: Socket[] = [];
  beforeEach(() => {
    for (const socket of held) socket.destroy();
    held = [];
  });
  /** Until nobody is there any more, or `withinMs` is over. */
  async function gone(withinMs: number): Promise<number> {
    const deadline = performance.now() + withinMs;
    while (open(held) > 0 && performance.now() < deadline) await sleep(100);
    return open(held);
  }

  test('idle sockets, more than there are places, keep nobody out and are cut off', async () => {
    held = await many(2 * PLACES);
    for (const socket of held) socket.resume();
    expect(Math.max(...(await waits(20)))).toBeLessThan(patient(1_000));
    expect(open(held)).toBeLessThanOrEqual(PLACES / 2);
    expect(await gone(HEADERS_WITHIN_MS + SLACK_MS)).toBe(0);
  });

  test('slowloris, headers byte by byte on every place, keeps nobody out and is cut off', async () => {
    held = await many(PLACES);
    for (const socket of held) {
      socket.resume();
      socket.write(`POST /mcp HTTP/1.1\r\nhost: ${host}\r\nx-slow: `);
    }
    const dripping = setInterval(() => held.forEach((socket) => socket.writable && socket.write('a')), 200);
    expect(Math.max(...(await waits(20)))).toBeLessThan(patient(1_000));
    expect(await gone(HEADERS_WITHIN_MS + SLACK_MS)).toBe(0);
    clearInterval(dripping);
  });

  test('slow bodies, a byte now and then, keep nobody out and are cut off', async () => {
    held = await many(PLACES / 2);
    const head = `POST /mcp HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`;
    for (const socket of held) {
      socket.resume();
      socket.write(head);
    }
    const dripping = setInterval(() => held.forEach((socket) => socket.writable && socket.write(' ')), 200);
    expect(Math.max(...(await waits(20)))).toBeLessThan(patient(1_000));
    expect(open(held)).toBe(PLACES / 2);
    expect(await gone(MESSAGE_WITHIN_MS + SLACK_MS)).toBe(0);
    clearInterval(dripping);
  });

  /** `tools/list`, whose answer is long, as bytes. */
  function question(): string {
    const { headers, body } = mcpRequest('tools/list', {}, bearer(token));
    const lines = Object.entries({ ...(headers as object), host, 'content-length': (body as string).length });
    return `POST /mcp HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body as string}`;
  }

  test('clients that ask thousands of times without reading, are cut off and cost the others a moment', async () => {
    await waits(50);
    const before = residentMb();
    held = await many(40);
    for (const socket of held) {
      socket.pause();
      socket.write(question().repeat(500));
    }
    expect(Math.max(...(await waits(20)))).toBeLessThan(patient(4_000));
    expect(Math.max(...(await waits(20)))).toBeLessThan(patient(1_000));
    expect(residentMb() - before).toBeLessThan(150);
    for (const socket of held) socket.resume();
    expect(await gone(SLACK_MS)).toBe(0);
  });

  test('clients that ask for megabytes and never read, cost the others nothing, and the end does not wait for them', async () => {
    const before = residentMb();
    held = await many(40);
    for (const socket of held) {
      socket.pause();
      socket.write(`GET /admin/docs/swagger-ui-bundle.js HTTP/1.1\r\nhost: ${host}\r\n\r\n`.repeat(4));
    }
    await sleep(2_000);
    expect(Math.max(...(await waits(20)))).toBeLessThan(patient(1_000));
    expect(residentMb() - before).toBeLessThan(150);
    expect(open(held)).toBe(40);
    const started = performance.now();
    expect(await gateway.part.stop()).toMatchObject({ code: 0 });
    expect(performance.now() - started).toBeLessThan(patient(10_000));
  });
});
