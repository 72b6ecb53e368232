import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort, startIdentity } from '../../identity/test/identity-process.ts';
import type { RunningIdentity } from '../../identity/test/identity-process.ts';
import { startResourceServer, verifyToken } from '../../identity/test/resource-server.ts';

let identity: RunningIdentity;
let api: Awaited<ReturnType<typeof startResourceServer>>;

beforeAll(async () => {
  const port = await freePort();
  identity = await startIdentity({ audience: `http://localhost:${port}/mcp` });
  api = await startResourceServer(port, () => identity.issuer);
});

afterAll(async () => {
  await api.close();
  await identity.stop();
  await identity.remove();
});

async function run(
  command: string,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '..', `${command}.ts`), ...args], {
    env: { IDENTITY_ISSUER: identity.issuer, IDENTITY_AUDIENCE: api.url.href },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, stdout, stderr };
}

describe('npm run token', () => {
  test('user and scope, permitted, prints only a token that the API accepts', async () => {
    const { code, stdout, stderr } = await run('token', '--user', 'shopper', '--scope', 'catalog:read profile:read');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const claims = await verifyToken(`Bearer ${stdout.trim()}`, identity.issuer, api.url.href);
    expect(claims).toMatchObject({ sub: 'auth0|shopper', scope: 'catalog:read profile:read' });
  });

  test.each([
    [
      1,
      ['--scope', 'catalog:read admin:catalog:read'],
      'Cannot get admin:catalog:read for shopper: this user has no right to it',
    ],
    [1, ['--user', 'nobody', '--scope', 'catalog:read'], 'Cannot sign in as nobody: there is no such demo user'],
    [1, ['--scope', 'x', '--resource', 'http://localhost:1/mcp'], 'Cannot sign in as shopper: invalid_target'],
    [
      1,
      ['--scope', 'x', '--issuer', 'http://localhost:1/'],
      'Cannot reach http://localhost:1/: start the stack with npm start',
    ],
    [1, ['--scope', 'x', '--issuer', 'https://tenant.auth0.com/'], 'only the local identity provider'],
    [2, [], 'Cannot get a token: --scope is missing'],
    [2, ['--role', 'x'], "Unknown option '--role'"],
  ])('exit code %d, called with %j, says why', async (expected, args, reason) => {
    const { code, stdout, stderr } = await run('token', ...args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toContain(reason);
  });

  test('help, asked for, tells the options', async () => {
    expect(await run('token', '--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('--scope <scopes>'),
    });
  });
});

describe('npm run call', () => {
  test('list, asked for, names the tools and their scopes', async () => {
    const { code, stdout } = await run('call', '--list');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.replace(/ +/g, ' '))).toEqual([
      'who_am_i Tool who_am_i (catalog:read)',
      'set_budget Tool set_budget (profile:write)',
      'hidden_need Tool hidden_need (no scope)',
      '',
    ]);
  });

  test('tool, called as another user, prints its structured result', async () => {
    const { code, stdout, stderr } = await run('call', 'set_budget', '{"amount":300}', '--user', 'shopper2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ tool: 'set_budget', sub: 'auth0|shopper2', amount: 300 });
  });

  test('tool, needs a scope it does not declare, is called after the 403 says so', async () => {
    const { code, stdout } = await run('call', 'hidden_need');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tool: 'hidden_need' });
  });

  test('tool, answers with an error, is JSON on stderr and exit code 1', async () => {
    const { code, stdout, stderr } = await run('call', 'set_budget', '{"amount":13}');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  test.each([
    [1, ['set_budget', '{}', '--user', 'auditor'], 'Cannot call set_budget as auditor: it needs profile:write'],
    [1, ['no_such_tool'], 'Cannot call no_such_tool: there is no such tool. There are: who_am_i'],
    [
      1,
      ['who_am_i', '--url', 'http://localhost:1/mcp'],
      'Cannot reach http://localhost:1/: start the stack with npm start',
    ],
    [2, ['who_am_i', '{query:1}'], 'Cannot read the arguments: {query:1} is not a JSON object'],
    [2, ['who_am_i', '[]'], 'is not a JSON object'],
    [2, ['who_am_i', '{}', 'linen'], 'give the arguments as one JSON object in quotes'],
    [2, [], 'name one tool, or use --list'],
  ])('exit code %d, called with %j, says why', async (expected, args, reason) => {
    const { code, stdout, stderr } = await run('call', ...args);
    expect({ code, stdout }).toEqual({ code: expected, stdout: '' });
    expect(stderr).toContain(reason);
  });
});
