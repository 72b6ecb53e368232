import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { draft, exportLines, linked, newSigner, ORIGIN, signedAt } from '../../../libs/ledger/test/history.ts';
import { FakeLedgerGateway } from './test/audit-fake-gateway.ts';
import { runScript, type Run } from './test/run-script.ts';

const signer = newSigner();
const key = signer.verifier.text;
const entries = linked(
  Array.from({ length: 9 }, (_, number) => draft(number, number % 2 === 0 ? 'profile' : 'catalog')),
);
const checkpoints = signedAt(entries, [4, 9], signer);
const lines = exportLines({ entries, checkpoints });
const forged = lines.map((line) => (line.includes('"index":2,') ? line.replace('"allowed"', '"undone"') : line));

let folder: string;
let gateway: FakeLedgerGateway;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atelier-audit-'));
  gateway = await FakeLedgerGateway.start();
});

afterEach(async () => {
  await gateway.stop();
  rmSync(folder, { recursive: true });
});

const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const audit = (...args: string[]): Promise<Run> => runScript('audit.ts', args, {});
const online = (...args: string[]): Promise<Run> =>
  runScript('audit.ts', [...args, '--url', gateway.url], { ATELIER_TOKEN: 'good' });

/** With the given bytes on stdin. */
function piped(input: string | Buffer, ...args: string[]): Promise<Run> {
  const script = fileURLToPath(new URL('audit.ts', import.meta.url));
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'pipe' });
    const run = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (run.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (run.err += chunk.toString()));
    child.on('close', (code) => resolve({ code, ...run }));
    child.stdin.end(input);
  });
}

describe('audit verify', () => {
  test('audit verify, a ledger in order and a checkpoint from outside, says so and exits 0', async () => {
    const outside = file('checkpoint.txt', checkpoints.get(4) ?? '');
    const { code, out, err } = await audit(
      'verify',
      file('e.jsonl', lines.join('')),
      '--key',
      key,
      '--checkpoint',
      outside,
    );
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^atelier\.example\/ledger: in order\n {2}entries {6}9 \(catalog 4, profile 5\)\n {2}root {9}[A-Za-z0-9+/]{43}=\n {2}proven {7}all, by 2 checkpoints in the export and 1 from outside\n$/,
    );
  });

  test('audit verify, a forged ledger, names the entry, exits 1 and warns that nothing came from outside', async () => {
    const { code, out } = await audit('verify', file('e.jsonl', forged.join('')), '--key', key);
    expect(code).toBe(1);
    expect(out).toContain('atelier.example/ledger: NOT IN ORDER\n');
    expect(out).toContain('\n  first bad    one of entries 0 to 3\n');
    expect(out).toContain(
      '\nmodified      entry 2 to 3 (profile 2)\n              Entry 4 of profile does not name the hash',
    );
    expect(out).toContain('No checkpoint from outside was given (--checkpoint)');
  });

  test('audit verify, as JSON, prints the verdict alone', async () => {
    const { code, out } = await audit('verify', file('e.jsonl', forged.join('')), '--key', key, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      origin: ORIGIN,
      size: 9,
      problems: [{ kind: 'modified', index: 2 }],
    });
  });

  test.each([
    ['plain on stdin', lines.join('')],
    ['packed on stdin', gzipSync(lines.join(''))],
  ])('audit verify, %s, reads it', async (_, input) => {
    expect(await piped(input, 'verify', '-', '--key', key)).toMatchObject({ code: 0, err: '' });
  });

  test('audit verify, a packed file, keys in a file and checkpoints in a folder, takes them', async () => {
    const folderOfNotes = join(folder, 'notes');
    mkdirSync(folderOfNotes);
    writeFileSync(join(folderOfNotes, '4.txt'), checkpoints.get(4) ?? '');
    writeFileSync(join(folderOfNotes, '.hidden'), 'x');
    writeFileSync(
      join(folderOfNotes, 'all.jsonl'),
      [...checkpoints.values()].map((checkpoint) => `${JSON.stringify({ checkpoint })}\n`).join(''),
    );
    const keys = file('keys.txt', `${newSigner().verifier.text}\n\n${key}\n`);
    const packed = file('e.jsonl.gz', gzipSync(lines.join('')));
    const { code, out } = await audit('verify', packed, '--key', keys, '--checkpoint', folderOfNotes);
    expect([code, out]).toEqual([0, expect.stringContaining('2 checkpoints in the export and 3 from outside')]);
  });

  test('audit verify, exports that continue each other, takes them as one', async () => {
    const first = file('1.jsonl', exportLines({ entries: entries.slice(0, 4), checkpoints }).join(''));
    const second = file('2.jsonl', exportLines({ entries, checkpoints }, 4).join(''));
    expect((await audit('verify', first, second, '--key', key)).code).toBe(0);
    expect((await audit('verify', second, '--key', key)).out).toContain(
      'This export begins at entry 4, after 0 entries',
    );
  });

  test('audit verify, a ledger set back, is caught only by the checkpoint from outside', async () => {
    const early = file('e.jsonl', exportLines({ entries: entries.slice(0, 4), checkpoints }).join(''));
    const outside = file('9.txt', checkpoints.get(9) ?? '');
    expect((await audit('verify', early, '--key', key)).code).toBe(0);
    const { code, out } = await audit('verify', early, '--key', key, '--checkpoint', outside);
    expect([code, out]).toEqual([
      1,
      expect.stringMatching(/rolled_back +entry 4\n +The ledger ends at size 4, and had 9 entries/),
    ]);
  });

  test('audit verify, a packed file that was cut off, says so', async () => {
    const { code, err } = await audit('verify', file('e.gz', gzipSync(lines.join('')).subarray(0, 500)), '--key', key);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^Cannot read .*e\.gz: unexpected end of file\. Get the export again\.\n$/),
    ]);
  });

  test.each([
    [['verify'], 'name the export'],
    [['verify', 'x'], '--key is missing'],
    [['verify', 'no-file', '--key', key], 'there is no such file'],
    [['verify', tmpdir(), '--key', key], 'it is not a file'],
    [['verify', 'x', '--key', 'no-key'], 'Cannot use --key no-key: there is no such file. Cannot use a verifier key'],
    [['verify', 'x', '--key', key.replace('+', '+0')], 'Cannot use a verifier key'],
    [['verify', 'x', '--key', key, '--checkpoint', 'no-file'], 'there is no such file'],
    [['verify', 'x', '--nonsense'], "Unknown option '--nonsense'"],
    [['sign'], 'Cannot sign: say verify, export or key'],
    [[], 'Cannot go on: say verify, export or key'],
    [['key', 'x'], 'say verify, export or key'],
    [['export', '--from', '-1'], ''],
    [['export', '--from', 'x'], '--from must be the index of an entry'],
    [['key', '--url', 'ftp://x'], 'it is not an http or https address'],
  ])('audit %j, wrong usage, says what is wrong and exits 2', async (args, reason) => {
    const { code, out, err } = await audit(...args);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(reason)]);
  });

  test('audit --help, anywhere, prints the help', async () => {
    const { code, out } = await audit('verify', '--help');
    expect([code, out]).toEqual([0, expect.stringContaining('npm run --silent audit -- verify <export>… --key <key>')]);
  });
});

describe('audit export', () => {
  beforeEach(() => {
    const text = lines.join('');
    gateway.chunks = [text.slice(0, 5_000), text.slice(5_000, -10), text.slice(-10)];
  });

  test('audit export, to stdout, prints what the gateway sends', async () => {
    expect(await online('export')).toEqual({ code: 0, out: lines.join(''), err: '' });
    expect(gateway.seen).toEqual(['GET /admin/v1/ledger/export?from=0 Bearer good application/jsonl']);
  });

  test('audit export, to a file from an entry on, writes it for its owner alone', async () => {
    const out = join(folder, 'e.jsonl');
    expect(await online('export', '--out', out, '--from', '4')).toEqual({ code: 0, out: '', err: '' });
    expect([readFileSync(out, 'utf8'), statSync(out).mode & 0o777]).toEqual([lines.join(''), 0o600]);
    expect(gateway.seen[0]).toContain('export?from=4 ');
  });

  test('audit export, to a name with .gz, packs it, and verify reads it', async () => {
    const out = join(folder, 'e.jsonl.gz');
    await online('export', '--out', out);
    expect(gunzipSync(readFileSync(out)).toString()).toBe(lines.join(''));
    expect((await audit('verify', out, '--key', key)).code).toBe(0);
  });

  test('audit export, over a file that is there, refuses before asking', async () => {
    const { code, err } = await online('export', '--out', file('e.jsonl', 'mine'));
    expect([code, err]).toEqual([2, expect.stringContaining('the file is there already')]);
    expect([gateway.seen, readFileSync(join(folder, 'e.jsonl'), 'utf8')]).toEqual([[], 'mine']);
  });

  test.each([
    ['cleanly', 'the answer broke off before its end'],
    ['broken', 'the connection broke'],
  ] as const)(
    'audit export, an answer that ends too early (%s), keeps nothing and says so',
    async (breaksOff, reason) => {
      gateway.breaksOff = breaksOff;
      const { code, err } = await online('export', '--out', join(folder, 'e.jsonl'));
      expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('audit export, refused, repeats the gateway’s words', async () => {
    gateway.refusal = { status: 403, body: '{"detail":"The ledger needs admin:audit:read.","request_id":"r-1"}' };
    expect(await online('export')).toEqual({
      code: 1,
      out: '',
      err: 'Cannot export the ledger: The ledger needs admin:audit:read. (HTTP 403, request r-1)\n',
    });
  });

  test('audit export, a gateway that does not say who issues its tokens, says so', async () => {
    const { code, err } = await audit('export', '--url', gateway.url);
    expect([code, err]).toEqual([1, expect.stringContaining('does not say who issues its tokens; check --url')]);
  });

  test('audit export, nobody listens, says so', async () => {
    const { code, err } = await audit('export', '--url', 'http://127.0.0.1:1');
    expect([code, err]).toEqual([1, expect.stringContaining('Cannot reach http://127.0.0.1:1/')]);
  });
});

describe('audit key', () => {
  test('audit key, of a gateway, is printed as verify takes it', async () => {
    gateway.key = key;
    expect(await online('key')).toEqual({ code: 0, out: `${key}\n`, err: '' });
  });

  test.each(['no key', undefined])('audit key, the gateway sends %j, does not pass it on', async (sent) => {
    gateway.key = sent;
    expect(await online('key')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Cannot /) });
  });
});
