import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { join } from 'node:path';
import type { LedgerCheckpointView } from '#libs/contracts';
import { type NoteVerifier, noteVerifier, verifyExport } from '#libs/ledger';
import { type Answer, ask, bearer, readFacts, signToken, TestBed } from '#libs/testing';
import { connectNats } from '#libs/rpc';
import { createLogger } from '#libs/telemetry';
import { until } from './audit-bed.ts';
import { eventsOf, send, sendRaw } from './events.ts';

let bed: TestBed;
let publicUrl: string;
beforeAll(async () => {
  const facts = readFacts();
  bed = await TestBed.make(facts);
  const checkpointDir = join(bed.dir, 'checkpoints');
  await bed.service('audit', {
    AUDIT_CHECKPOINT_DIR: checkpointDir,
    AUDIT_SIGNING_KEY_FILE: join(bed.dir, 'signing-key.pem'),
  });
  ({ publicUrl } = await bed.gateway(facts.issuer.url));
  const password = facts.secrets.natsUsers['profile'] ?? '';
  const profile = await connectNats(
    { url: bed.natsUrl, user: 'profile', password, service: 'profile' },
    createLogger('test', 'silent'),
  );
  await send(profile, eventsOf('profile', 1, 1_200, { client_id: 'https://client.example/a=b|c\\d' }));
  await sendRaw(profile, 'profile', 'no event');
  const count = () =>
    bed.database.query<{ entries: string; letters: string; signed: string }>(
      'SELECT (SELECT count(*) FROM audit.entries) AS entries, (SELECT count(*) FROM audit.dead_letters) AS letters, (SELECT max(size) FROM audit.checkpoints) AS signed',
    );
  await until(
    async () =>
      (await count()).every(
        ({ entries, letters, signed }) => entries === '1200' && letters === '1' && signed === '1200',
      ),
    count,
    30_000,
  );
  await profile.close();
});
afterAll(() => bed.stop());

const get = (path: string, scope = 'admin:audit:read', method = 'GET'): Promise<Answer> => {
  const token = signToken(readFacts().issuer, { aud: `${publicUrl}/mcp`, sub: 'auth0|auditor', scope });
  return ask(`${publicUrl}/admin/v1/ledger${path}`, { method, headers: bearer(token) });
};

const verifierKey = async (): Promise<NoteVerifier> =>
  noteVerifier(((await get('/checkpoint')).body as LedgerCheckpointView).verifier_key);

describe('the admin door', () => {
  test.each([
    ['GET', '/entries', 'admin:audit:read'],
    ['GET', '/checkpoint', 'admin:audit:read'],
    ['GET', '/proofs/inclusion?index=0', 'admin:audit:read'],
    ['GET', '/proofs/consistency?from=0&to=0', 'admin:audit:read'],
    ['GET', '/export', 'admin:audit:read'],
    ['GET', '/dead-letters', 'admin:audit:read'],
    ['POST', '/dead-letters/x/replay', 'admin:audit:write'],
  ])('%s %s, with other scopes, is forbidden and names the one it needs', async (method, path, scope) => {
    const others = [
      'admin:catalog:read',
      'activity:read',
      scope === 'admin:audit:read' ? 'admin:audit:write' : 'admin:audit:read',
    ].join(' ');
    expect(await get(path, others, method)).toMatchObject({ status: 403 });
    expect((await get(path, others, method)).headers.get('www-authenticate')).toContain(scope);
  });

  test('GET entries, filtered and paged, answers; a misspelt filter is refused by name', async () => {
    const { status, body } = await get('/entries?type=profile.sizes_set&limit=2&from=2026-01-01T00:00:00Z');
    expect(status).toBe(200);
    expect((body as { entries: unknown[] }).entries).toHaveLength(2);
    expect(await get('/entries?operatoin=x')).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('operatoin') },
    });
    expect(await get('/entries?limit=many')).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('limit') },
    });
  });

  test('GET export, streamed, is verified with the key of GET checkpoint and nothing else of ours', async () => {
    const key = await verifierKey();
    const answer = await get('/export');
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers.get('content-type')).toContain('application/jsonl');
    const verdict = await verifyExport([Buffer.from(answer.text)], { keys: [key] });
    expect(verdict.problems).toEqual([]);
    expect(verdict.size).toBeGreaterThanOrEqual(1_200);
    const read = await bed.database.query(
      `SELECT FROM audit.entries WHERE type = 'ledger.read' AND operation = 'audit.read_ledger_lines'`,
    );
    expect(read).toHaveLength(1);
  });

  test('GET export, from the middle, continues what came before', async () => {
    const whole = (await get('/export')).text;
    const { size } = await verifyExport([Buffer.from(whole)], { keys: [] });
    const key = await verifierKey();
    const rest = (await get(`/export?from=${size}`)).text;
    expect(await verifyExport([Buffer.from(whole), Buffer.from(rest)], { keys: [key] })).toMatchObject({ ok: true });
  });

  test('GET export, as CEF, is one escaped line for each entry', async () => {
    const { text, headers } = await get('/export?format=cef');
    expect(headers.get('content-type')).toContain('text/plain');
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(1_200);
    for (const line of lines) expect(line).toMatch(/^CEF:0\|Atelier\|Ledger\|1\|[^|]+\|[^|]+\|\d+\|rt=\d+ start=\d+ /);
    expect(lines[0]).toContain('requestClientApplication=https://client.example/a\\=b|c\\\\d cn1Label=index cn1=0 ');
    expect(await get('/export?format=xml')).toMatchObject({ status: 422 });
  });

  test('GET proofs, through the door, answer; numbers that are none are refused by name', async () => {
    expect(await get('/proofs/inclusion?index=3&size=1200')).toMatchObject({
      status: 200,
      body: { index: 3, size: 1_200 },
    });
    expect(await get('/proofs/consistency?from=5&to=1200')).toMatchObject({
      status: 200,
      body: { from: 5, to: 1_200 },
    });
    expect(await get('/proofs/inclusion?index=-1')).toMatchObject({ status: 422 });
    expect(await get('/proofs/inclusion')).toMatchObject({
      status: 422,
      body: { detail: expect.stringContaining('index') },
    });
  });

  test('dead letters, listed and replayed through the door, say why they cannot be taken in', async () => {
    const { body } = await get('/dead-letters?waiting=true&limit=5');
    const [letter] = (body as { dead_letters: { dead_letter_id: string; reason: string }[] }).dead_letters;
    expect(letter?.reason).toBe('it is not JSON');
    expect(await get(`/dead-letters/${letter?.dead_letter_id}/replay`, 'admin:audit:write', 'POST')).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('not JSON') },
    });
    expect(await get('/dead-letters/nothing/replay', 'admin:audit:write', 'POST')).toMatchObject({ status: 404 });
  });

  test('OpenAPI, of these routes, has an id of its own for each', async () => {
    const { body } = await ask(`${publicUrl}/admin/docs-json`);
    const { paths } = body as { paths: Record<string, Record<string, { operationId: string }>> };
    const ids = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(['audit.get_ledger_checkpoint', 'audit.read_ledger_lines', 'audit.replay_dead_letter']),
    );
  });
});
