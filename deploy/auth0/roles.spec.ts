import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { operations } from '#libs/contracts';
import { USERS } from '../local/identity/users.ts';
import { ROLES, type Role, SCOPES } from './roles.ts';
import { blocks, withBlock } from './tenant.ts';

const tenant = readFileSync(new URL('tenant.yaml', import.meta.url), 'utf8');
const NEEDED = [...new Set(operations.flatMap(({ scopes }) => [...scopes]))];
const roles = Object.entries<Role>(ROLES);

describe('roles', () => {
  test('scopes, of every operation of the contracts, are scopes of the API with words for people', () => {
    expect(NEEDED.filter((scope) => !(scope in SCOPES))).toEqual([]);
  });

  test.each(roles)('role, %s, holds scopes there are, each once', (_, { scopes }) => {
    expect(scopes.filter((scope) => !(scope in SCOPES))).toEqual([]);
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  test('operations, each of them, may be done by somebody', () => {
    const held = new Set(roles.flatMap(([, { scopes }]) => scopes));
    expect(NEEDED.filter((scope) => !held.has(scope))).toEqual([]);
  });

  test('auditor, alone reads the ledger, and changes nothing', () => {
    expect(roles.filter(([, { scopes }]) => scopes.includes('admin:audit:read')).map(([name]) => name)).toEqual([
      'auditor',
    ]);
    expect(ROLES.auditor.scopes.filter((scope) => scope.endsWith(':write'))).toEqual([]);
  });

  test('shopper, opens nothing of the admin API', () => {
    expect(ROLES.shopper.scopes.filter((scope) => scope.startsWith('admin:'))).toEqual([]);
  });

  test('demo users, all of them, hold what some roles together hold', () => {
    for (const { permissions } of USERS) {
      const contained = roles.flatMap(([, { scopes }]) => (scopes.every((s) => permissions.includes(s)) ? scopes : []));
      expect(new Set(contained)).toEqual(new Set(permissions));
    }
  });
});

describe('tenant.yaml and the page', () => {
  test.each(blocks().map((block) => [block.begin.trim(), block] as const))(
    'block, %s, is what roles.ts says',
    (_, block) => {
      const content = readFileSync(block.file, 'utf8');
      expect(withBlock(content, block)).toBe(content);
    },
  );

  test('tenant, holds no secret and no address of ours: what differs is replaced at deployment', () => {
    const values = [...tenant.matchAll(/^ +(?:- \{ name: \w+, )?(?:value|identifier|audience): (.*?)(?: \})?$/gm)].map(
      ([, value]) => value,
    );
    expect(values.length).toBeGreaterThan(5);
    for (const value of values) expect(value).toMatch(/##[A-Z_0-9]+##|^"[a-z:]+"$/);
  });
});

describe('assign-roles', () => {
  interface Event {
    secrets: Record<string, string>;
    connection: { strategy: string };
    user: { user_id: string; groups?: string[] };
    authorization: { roles: string[] };
  }
  interface Action {
    readonly onExecutePostLogin: (event: Event, api: { access: { deny(reason: string): void } }) => Promise<void>;
  }
  const { onExecutePostLogin } = createRequire(import.meta.url)('./actions/assign-roles.js') as Action;
  const IDS = Object.keys(ROLES).map((name) => ({ id: `id-${name}`, name }));

  /** A sign-in at a tenant that is there or not. @returns what was changed and why it was denied, if it was */
  async function signedIn(strategy: string, groups: string[] | undefined, present: string[], status = 200) {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        if (request.url?.includes('/users/'))
          asked.push(`${request.method} ${decodeURIComponent(request.url)} ${body}`);
        const answer = request.url?.startsWith('/oauth') ? { access_token: 't' } : IDS;
        response
          .writeHead(status, { 'content-type': 'application/json', connection: 'close' })
          .end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const TENANT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const GROUP_ROLES = '{"atelier-editors":"editor","atelier-admins":"admin"}';
    const denied: string[] = [];
    await onExecutePostLogin(
      {
        secrets: { TENANT_URL, CLIENT_ID: 'c', CLIENT_SECRET: 's', GROUP_ROLES },
        connection: { strategy },
        user: { user_id: 'auth0|1', ...(groups ? { groups } : {}) },
        authorization: { roles: present },
      },
      { access: { deny: (reason) => denied.push(reason) } },
    );
    await new Promise((resolve) => server.close(resolve));
    return { asked, denied };
  }
  const add = (...roles: string[]) => `POST /api/v2/users/auth0|1/roles ${JSON.stringify({ roles })}`;
  const remove = (...roles: string[]) => `DELETE /api/v2/users/auth0|1/roles ${JSON.stringify({ roles })}`;

  test.each<[string, string, string[] | undefined, string[], string[]]>([
    ['somebody new', 'auth0', undefined, [], [add('id-shopper')]],
    ['a shopper', 'auth0', undefined, ['shopper'], []],
    ['an admin named by hand', 'auth0', undefined, ['shopper', 'admin'], []],
    ['an admin named by hand who writes groups into a profile', 'auth0', ['atelier-editors'], ['shopper', 'admin'], []],
    ['a new editor by group', 'waad', ['atelier-editors', 'x'], [], [add('id-shopper', 'id-editor')]],
    ['an editor who left the group', 'waad', [], ['shopper', 'editor'], [remove('id-editor')]],
    [
      'an editor who became admin',
      'waad',
      ['atelier-admins'],
      ['shopper', 'editor'],
      [remove('id-editor'), add('id-admin')],
    ],
    ['an auditor, a role of no group', 'waad', [], ['shopper', 'auditor'], []],
    ['a group named like a member of every object', 'waad', ['constructor'], ['shopper'], []],
  ])('sign-in, of %s', async (_, strategy, groups, present, expected) => {
    expect(await signedIn(strategy, groups, present)).toEqual({ asked: expected, denied: [] });
  });

  test('sign-in, the tenant refuses the change, is denied: the token would have the wrong rights', async () => {
    const { denied } = await signedIn('waad', [], ['shopper', 'editor'], 403);
    expect(denied).toEqual([expect.stringContaining('/oauth/token answered 403')]);
  });
});
