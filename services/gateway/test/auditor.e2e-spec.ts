import { beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerCheckpointView } from '#libs/contracts';
import { type Answer, ask, bearer, mcpRequest, type OwnStack, patient, ROOT, startStack } from '#libs/testing';

const ACTS = 40;
const SIGNED_WITHIN_MS = 10_000;
const CATALOG = 'admin:catalog:read admin:catalog:write';
const AUDIT = 'admin:audit:read admin:audit:write';

let stack: OwnStack;
let key: string;
beforeAll(async () => {
  stack = await startStack();
  for (let act = 0; act < ACTS; act += 1) {
    const token = stack.token(`auth0|${act}`, 'profile:write');
    const params = { name: 'set_budget_and_goals', arguments: { goals: [randomUUID()] } };
    await ask(stack.mcpUrl, mcpRequest('tools/call', params, bearer(token)));
  }
  await stack.admin().importFeed('audited', 'Handle,Title,Variant Price\nshirt,Shirt,49.00\n');
  key = (await untilSigned(ACTS)).verifier_key;
});

const get = (path: string, scope = AUDIT, method = 'GET'): Promise<Answer> =>
  ask(`${stack.publicUrl}${path}`, { method, headers: bearer(stack.token('auth0|auditor', scope)) });

async function untilSigned(size: number): Promise<LedgerCheckpointView> {
  const deadline = performance.now() + patient(SIGNED_WITHIN_MS);
  for (;;) {
    const { status, body } = await get('/admin/v1/ledger/checkpoint');
    if (status === 200 && (body as LedgerCheckpointView).size >= size) return body as LedgerCheckpointView;
    if (performance.now() > deadline) throw new Error(`Not ${size} entries are signed: ${JSON.stringify(body)}`);
    await sleep(200);
  }
}

interface Run {
  readonly code: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

/** `npm run audit -- …` as an auditor runs it. */
const audit = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    const env = { ATELIER_TOKEN: stack.token('auth0|auditor', AUDIT) };
    const file = join(ROOT, 'deploy/local/cli/audit.ts');
    execFile(process.execPath, [file, ...args], { env, timeout: patient(20_000) }, (error, out, err) =>
      resolve({ code: error ? error.code : 0, out, err }),
    );
  });
const fileIn = (name: string): string => join(stack.bed.dir, `${randomUUID()}-${name}`);

interface Route {
  readonly security: readonly { readonly oauth2: readonly string[] }[];
}
async function routes(): Promise<{ method: string; path: string; scopes: readonly string[] }[]> {
  const { paths } = (await ask(`${stack.publicUrl}/admin/docs-json`)).body as {
    paths: Record<string, Record<string, Route>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { security }]) => ({
      method: method.toUpperCase(),
      path: path.replaceAll(/\{\w+\}/g, 'any'),
      scopes: security.flatMap(({ oauth2 }) => oauth2),
    })),
  );
}

describe('the role of the auditor', () => {
  test.each([
    ['admin:audit:', 'catalog', CATALOG],
    ['admin:catalog:', 'audit', AUDIT],
  ])('every route of %s, with all scopes of the %s area only, is 403 and names its own', async (area, _, scope) => {
    const of = (await routes()).filter(({ scopes }) => scopes.some((one) => one.startsWith(area)));
    expect(of.length).toBeGreaterThan(3);
    for (const { method, path, scopes } of of) {
      const { status, headers } = await get(path, scope, method);
      expect([path, status, headers.get('www-authenticate')]).toEqual([
        path,
        403,
        expect.stringContaining(`scope="${scopes.join(' ')}"`),
      ]);
    }
  });
});

describe('an export', () => {
  test('downloaded over REST, is verified by the CLI with the key and the checkpoints from outside the database', async () => {
    const outside = fileIn('checkpoints');
    // Taken first: reading the ledger is an entry too, and a later checkpoint would cover it.
    cpSync(join(stack.bed.auditDir, 'checkpoints'), outside, { recursive: true });
    const file = fileIn('ledger.jsonl');
    writeFileSync(file, (await get('/admin/v1/ledger/export')).text);
    const { code, out, err } = await audit('verify', file, '--key', key, '--checkpoint', outside, '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ ok: true, problems: [] });
    expect((JSON.parse(out) as { size: number }).size).toBeGreaterThanOrEqual(ACTS);
  });

  test('one letter of it changed, is refused by the CLI, which names the entry', async () => {
    const lines = (await get('/admin/v1/ledger/export')).text.split('\n');
    const at = lines.findIndex((line) => line.includes('"index":7,'));
    expect(at).toBeGreaterThan(0);
    lines[at] = lines[at]?.replace('"profile.goals_set"', '"profile.goals_get"') ?? '';
    const file = fileIn('forged.jsonl');
    writeFileSync(file, lines.join('\n'));
    const { code, out } = await audit('verify', file, '--key', key);
    expect([code, out]).toEqual([1, expect.stringMatching(/entry 7\b/)]);
  });

  test('fetched by the CLI itself with its key, is what it verifies', async () => {
    const file = fileIn('cli.jsonl');
    expect(await audit('export', '--out', file, '--url', stack.publicUrl)).toMatchObject({ code: 0, err: '' });
    const told = await audit('key', '--url', stack.publicUrl);
    expect([told.code, told.out.trim()]).toEqual([0, key]);
    expect((await audit('verify', file, '--key', told.out.trim())).code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('auth0|');
  });

  test('as CEF, has one line for each signed entry, in order', async () => {
    const { size } = await untilSigned(ACTS);
    const lines = (await get('/admin/v1/ledger/export?format=cef')).text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(size);
    expect(lines.map((line) => Number(/ cn1=(\d+) /.exec(line)?.[1]))).toEqual(lines.map((_, index) => index));
    for (const line of lines) expect(line).toMatch(/^CEF:0\|Atelier\|Ledger\|1\|[^|]+\|[^|]+\|\d+\|rt=\d+ /);
  });

  test('reading it, is in the ledger too, with who read', async () => {
    await get('/admin/v1/ledger/export');
    const { entries } = (await get('/admin/v1/ledger/entries?type=ledger.read&user_id=auth0%7Cauditor&limit=100'))
      .body as {
      entries: { operation: string; source: string }[];
    };
    expect(entries.map(({ operation }) => operation)).toContain('audit.read_ledger_lines');
    expect(new Set(entries.map(({ source }) => source))).toEqual(new Set(['audit']));
  });
});
