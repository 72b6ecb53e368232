import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningIdentity, startIdentity } from '../../identity/test/identity-process.ts';
import { verifyToken } from '../../identity/test/resource-server.ts';
import { FakeLedgerGateway } from './audit-fake-gateway.ts';
import { runScript } from './run-script.ts';

let identity: RunningIdentity;
let gateway: FakeLedgerGateway;

beforeAll(async () => {
  gateway = await FakeLedgerGateway.start();
  const resource = `${gateway.url}/mcp`;
  identity = await startIdentity({ audience: resource });
  gateway.metadata = { resource, authorization_servers: [identity.issuer] };
});

afterAll(async () => {
  await gateway.stop();
  await identity.stop();
  await identity.remove();
});

test('audit export, no token given, signs in as the auditor at the gateway’s own issuer', async () => {
  gateway.chunks = ['{"format":"atelier-ledger/1","origin":"x"}\n{"end":{"size":0}}\n'];
  expect(await runScript('audit.ts', ['export', '--url', gateway.url], {})).toEqual({
    code: 0,
    out: gateway.chunks[0],
    err: '',
  });
  const token = gateway.seen.at(-1)?.split(' ')[3] ?? '';
  const claims = await verifyToken(`Bearer ${token}`, identity.issuer, `${gateway.url}/mcp`);
  expect(claims).toMatchObject({ sub: 'auth0|auditor', scope: 'admin:audit:read' });
});

test('audit export, a user without the right, says so', async () => {
  const { code, err } = await runScript('audit.ts', ['export', '--url', gateway.url, '--user', 'shopper'], {});
  expect([code, err]).toEqual([
    1,
    expect.stringContaining('Cannot go on as shopper: this user has no right to admin:audit:read'),
  ]);
});
