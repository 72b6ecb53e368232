import { beforeEach, describe, expect, test } from '@jest/globals';
import fastifyCookie from '@fastify/cookie';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../web-sessions/cookies.ts';
import { AddressLimits } from './address-limits.ts';
import { holdToLimits } from './hooks.ts';

const BURST = 3;
const GOOD = { authorization: 'Bearer good' };
const OLD_SESSION = { cookie: `${SESSION_COOKIE}=gone` };

let server: FastifyInstance;
let isGood: boolean;
beforeEach(async () => {
  isGood = true;
  server = fastify();
  holdToLimits(server, new AddressLimits({ perMinute: 1, burst: BURST, perDay: 1_000 }, Date.now), {
    refused: { inc: () => undefined },
  } as unknown as Parameters<typeof holdToLimits>[2]);
  await server.register(fastifyCookie);
  server.get('/mcp', guarded);
  server.get('/admin/v1/merchants', guarded);
  server.get('/sign-in', (_, reply) => reply.redirect('https://issuer.example/', 303));
  server.get('/account', async (request, reply) => {
    if (request.headers.cookie !== 'signed-in')
      return reply.redirect('http://localhost/sign-in?return_to=%2Faccount', 303);
    Object.assign(request, { user: {} });
    return {};
  });
  server.get('/bad', (_, reply) => reply.status(400).send({}));
});

/** As the guards leave a request behind. */
async function guarded(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.headers.authorization !== GOOD.authorization || !isGood) return reply.status(401).send({});
  Object.assign(request, { user: {}, credential: GOOD.authorization });
  return {};
}

const statusOf = async (url: string, headers: Record<string, string> = {}): Promise<number> =>
  (await server.inject({ url, headers })).statusCode;
const flood = async (url: string, headers: Record<string, string> = {}): Promise<number[]> => {
  const statuses = [];
  for (let n = 0; n <= BURST; n += 1) statuses.push(await statusOf(url, headers));
  return statuses;
};

describe('holdToLimits', () => {
  test.each([
    ['tokens that are not good', '/mcp', { authorization: 'Bearer bad' }, 401],
    ['no token', '/mcp', {}, 401],
    ['what cannot be read', '/bad', {}, 400],
    ['beginnings of a sign-in', '/sign-in', {}, 303],
    ['pages with a session that is not there', '/account', OLD_SESSION, 303],
  ])('address, with %s, is turned away after its burst', async (_, url, headers, status) => {
    expect(await flood(url, headers)).toEqual([status, status, status, 429]);
  });

  test.each([
    ['a good token', '/mcp', GOOD, 200],
    ['a session', '/account', { cookie: 'signed-in' }, 200],
    ['pages of somebody who is signed out', '/account', {}, 303],
  ])('address, with %s, is not counted', async (_, url, headers, status) => {
    expect(await flood(url, headers)).toEqual([status, status, status, status]);
  });

  test('token, good before, is let past a flood, and is not when it is good no more', async () => {
    await statusOf('/mcp', GOOD);
    await flood('/mcp');
    expect([await statusOf('/mcp', GOOD), await statusOf('/admin/v1/merchants', GOOD)]).toEqual([200, 200]);
    isGood = false;
    expect([await statusOf('/mcp', GOOD), await statusOf('/mcp', GOOD)]).toEqual([401, 429]);
  });

  test('token, good before, says nothing at a door that asks for none', async () => {
    await statusOf('/mcp', GOOD);
    expect(await flood('/sign-in', GOOD)).toEqual([303, 303, 303, 429]);
  });

  test('any text in Authorization, beside a session, becomes no token', async () => {
    await statusOf('/account', { cookie: 'signed-in', authorization: 'Bearer made-up' });
    await flood('/mcp');
    expect(await statusOf('/mcp', { authorization: 'Bearer made-up' })).toBe(429);
  });
});
