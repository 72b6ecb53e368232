import { describe, expect, test } from '@jest/globals';
import { draft, every, exportLines, type History, linked, newSigner, ORIGIN, signedAt } from '../test/history.ts';
import { EMPTY_ROOT, TreeFrontier } from './merkle.ts';
import { leafHash, type LedgerEntry } from './entry.ts';
import type { OutsideCheckpoint } from './outside-checkpoints.ts';
import type { Verdict } from './problem.ts';
import { MAX_SOURCES } from './source-chains.ts';
import { verifyExport } from './verify.ts';

const signer = newSigner();
const SOURCES = ['profile', 'catalog', 'try-on'];
const drafts = Array.from({ length: 20 }, (_, number) => draft(number, SOURCES[number % 3] ?? ''));
const entries = linked(drafts);
const history: History = { entries, checkpoints: signedAt(entries, every(6, 20), signer) };
const lines = exportLines(history);

const verify = (
  text: readonly (string | Buffer)[],
  outside: OutsideCheckpoint[] = [],
  keys = [signer.verifier],
): Promise<Verdict> => verifyExport([Buffer.concat(text.map((line) => Buffer.from(line)))], { keys, outside });
const kept = (size: number, of = history): OutsideCheckpoint => ({
  from: `size-${size}`,
  note: of.checkpoints.get(size) ?? '',
});
/** Which line an entry is in: after the beginning and the checkpoints before it. */
const lineOf = (index: number): number => 1 + index + Math.floor(index / 6);
const changed = (index: number, member: Partial<LedgerEntry>): string =>
  `${JSON.stringify(
    { ...entries[index], ...member },
    Object.keys(entries[index] ?? {})
      .sort()
      .concat('id', 'type'),
  )}\n`;

describe('verifyExport', () => {
  test('verifyExport, an untouched ledger, is in order', async () => {
    const tree = new TreeFrontier();
    for (const entry of entries) tree.append(leafHash(entry));
    expect(await verify(lines, [kept(12), kept(20)])).toEqual({
      ok: true,
      origin: ORIGIN,
      size: 20,
      root: tree.root().toString('base64'),
      proven: 20,
      checkpoints: { inside: 4, outside: 2 },
      damage: null,
      sources: { profile: 7, catalog: 7, 'try-on': 6 },
      problems: [],
      warnings: [],
      omitted: 0,
    });
  });

  test('verifyExport, a ledger without entries, is in order', async () => {
    const verdict = await verify(exportLines({ entries: [], checkpoints: signedAt([], [0], signer) }));
    expect(verdict).toMatchObject({
      ok: true,
      size: 0,
      root: EMPTY_ROOT.toString('base64'),
      checkpoints: { inside: 1 },
    });
  });

  test('verifyExport, exports that continue each other, are verified as one', async () => {
    const first = { entries: entries.slice(0, 12), checkpoints: history.checkpoints };
    const [one, two] = [exportLines(first), exportLines(history, 12)];
    expect(await verify([...one, ...two])).toMatchObject({ ok: true, size: 20, proven: 20 });
    expect((await verify(two)).problems[0]).toMatchObject({
      kind: 'malformed',
      index: 0,
      message: expect.stringContaining('begins at entry 12'),
    });
    expect((await verify([...one.slice(0, -1), ...two])).problems[0]).toMatchObject({ kind: 'malformed', index: 12 });
    expect((await verify([...one, ...one])).problems[0]).toMatchObject({ kind: 'malformed', index: 0 });
  });

  test('verifyExport, a key that was changed, needs both', async () => {
    const next = newSigner();
    const [before, after] = [signedAt(entries, [6, 12], signer), signedAt(entries, [18, 20], next)];
    const rotated = exportLines({ entries, checkpoints: new Map([...before, ...after]) });
    expect((await verify(rotated, [], [signer.verifier, next.verifier])).ok).toBe(true);
    expect((await verify(rotated)).problems).toMatchObject([{ kind: 'unknown_key', index: 12, until: 18 }]);
    expect((await verify(rotated, [], [next.verifier])).problems.map(({ kind, index }) => [kind, index])).toEqual([
      ['unknown_key', null],
      ['unknown_key', null],
    ]);
  });

  test('verifyExport, a key of another ledger, says so', async () => {
    const { ok, problems, proven } = await verify(lines, [], [newSigner('other.example').verifier]);
    expect([ok, proven]).toEqual([false, 0]);
    expect(problems.map(({ message }) => message)).toContain(
      `This is the ledger ${ORIGIN}, and none of the given keys has that name.`,
    );
  });

  test('verifyExport, a number missing in a source, says that it was signed so', async () => {
    const gap = linked(
      drafts.map((one, index) => ({
        ...one,
        index,
        seq: 1 + Math.floor(index / 3) + (index > 9 && index % 3 === 1 ? 2 : 0),
      })),
      {
        index: true,
        seq: false,
        prev: true,
      },
    );
    const verdict = await verify(exportLines({ entries: gap, checkpoints: signedAt(gap, [20], signer) }));
    expect(verdict).toMatchObject({ ok: false, proven: 20, damage: null });
    expect(verdict.problems).toEqual([
      {
        kind: 'gap',
        index: 10,
        until: 10,
        source: 'catalog',
        seq: 4,
        message: 'catalog has no number 4 to 5: entry 10 is its number 6. It was so when it was signed.',
      },
    ]);
  });

  test('verifyExport, a link that was wrong when it was signed, names the entry that has it', async () => {
    const wrong = entries.map((entry) => (entry.index === 10 ? { ...entry, prev: 'f'.repeat(64) } : entry));
    const relinked = linked(
      wrong.map((entry, index) => ({ ...entry, index })),
      { index: true, seq: true, prev: false },
    );
    const verdict = await verify(exportLines({ entries: relinked, checkpoints: signedAt(relinked, [20], signer) }));
    expect(verdict.problems[0]).toMatchObject({ kind: 'prev_mismatch', index: 10, source: 'catalog' });
  });

  test('verifyExport, time going backwards, only warns', async () => {
    const back = linked(
      drafts.map((one, index) => (index === 8 ? { ...one, recorded_at: '2025-12-31T23:59:59Z' } : one)),
    );
    const verdict = await verify(exportLines({ entries: back, checkpoints: signedAt(back, [20], signer) }));
    expect(verdict).toMatchObject({
      ok: true,
      warnings: [{ kind: 'time_backwards', index: 8, source: 'try-on', seq: 3 }],
    });
  });

  test('verifyExport, two outside checkpoints of one size with different roots, is a fork whatever the export says', async () => {
    const other = linked(drafts.map((one, index) => (index === 3 ? { ...one, decision: 'forged' } : one)));
    const forged = { from: 'second', note: signedAt(other, [12], signer).get(12) ?? '' };
    const { problems } = await verify(lines, [kept(12), forged]);
    expect(problems.map(({ kind }) => kind)).toEqual(['forked', 'forked']);
    expect(problems.at(-1)?.message).toContain(
      'The checkpoints size-12 and second, both signed, have different roots for size 12.',
    );
  });

  test('verifyExport, an outside checkpoint that is no good, says which', async () => {
    const bad = kept(12).note.replace('\n12\n', '\n13\n');
    const verdict = await verify(lines, [
      { from: 'a.txt', note: bad },
      { from: 'b.txt', note: 'no note' },
    ]);
    expect(verdict.problems).toMatchObject([
      { kind: 'bad_signature', index: null, message: expect.stringContaining('a.txt') },
      { kind: 'malformed', index: null, message: expect.stringContaining('b.txt') },
    ]);
  });

  test.each([
    ['bytes that are no UTF-8', 10, Buffer.from([0x7b, 0xff, 0x0a]), 'malformed', 'it is not UTF-8'],
    ['no JSON', 10, '{"actor":\n', 'malformed', 'it is not JSON'],
    ['no object', 10, '[]\n', 'malformed', 'it is not a JSON object'],
    ['an empty line', 10, '\n', 'malformed', 'it is not JSON'],
    ['an endless line', 10, `${'x'.repeat(1_000_000)}\n`, 'malformed', 'it is longer than'],
    ['an unknown member', 10, changed(10, {}).replace('{', '{"Note":1,'), 'malformed', '"Note" is not a known member'],
    ['a bad member', 10, changed(10, { decision: 'NO' }), 'malformed', '"decision" must be one word'],
    ['blanks', 10, changed(10, {}).replace('{', '{ '), 'not_canonical', 'not in its canonical form'],
    ['another order', 10, `${JSON.stringify(entries[10])}\n`, 'not_canonical', 'not in its canonical form'],
    ['a member twice', 10, changed(10, {}).replace('"at"', '"v":1,"at"'), 'not_canonical', 'not in its canonical form'],
    [
      'an escape',
      10,
      changed(10, {})
        .replace('"denied"', String.raw`"\u0064enied"`)
        .replace('"allowed"', String.raw`"\u0061llowed"`),
      'not_canonical',
      'canonical',
    ],
    ['a carriage return', 10, changed(10, {}).replace('\n', '\r\n'), 'not_canonical', 'not in its canonical form'],
  ] as const)('verifyExport, %s instead of entry %i, names it', async (_, index, line, kind, reason) => {
    const { ok, problems, damage } = await verify(lines.with(lineOf(index), line as string));
    expect([ok, problems[0]]).toEqual([
      false,
      expect.objectContaining({ kind, index, message: expect.stringContaining(reason) }),
    ]);
    expect(problems).toHaveLength(kind === 'not_canonical' ? 1 : problems.length);
    if (kind === 'malformed') expect(damage).toEqual({ from: 6, to: 10 });
  });

  test.each([
    ['nothing at all', [], 'truncated'],
    ['no beginning', lines.slice(1), 'malformed'],
    ['no end', lines.slice(0, -1), 'truncated'],
    ['another format', lines.with(0, '{"format":"atelier-ledger/2","origin":"x"}\n'), 'malformed'],
    [
      'a beginning with more in it',
      lines.with(0, `{"format":"atelier-ledger/1","origin":"${ORIGIN}","x":1}\n`),
      'malformed',
    ],
    ['an entry after the end', [...lines, lines[1] ?? ''], 'malformed'],
    ['an end with more in it', lines.with(-1, '{"end":{"size":20},"x":1}\n'), 'malformed'],
    ['a checkpoint that is none', lines.with(7, '{"checkpoint":"x"}\n'), 'malformed'],
    ['a checkpoint line with more in it', lines.with(7, (lines[7] ?? '').replace('}', ',"x":1}')), 'malformed'],
    ['no checkpoints', lines.filter((line) => !line.startsWith('{"checkpoint"')), 'unsigned'],
    ['no last checkpoint', lines.toSpliced(-2, 1), 'unsigned'],
  ])('verifyExport, %s, says so', async (_, text, kind) => {
    const { ok, problems } = await verify(text);
    expect([ok, problems.map((problem) => problem.kind)]).toEqual([false, expect.arrayContaining([kind])]);
  });

  test('verifyExport, more sources than can be watched, says so instead of taking memory', async () => {
    const many = linked(Array.from({ length: MAX_SOURCES + 1 }, (_, number) => draft(number, `source-${number}`)));
    const { problems } = await verify(
      exportLines({ entries: many, checkpoints: signedAt(many, [many.length], signer) }),
    );
    expect(problems[0]).toMatchObject({
      kind: 'malformed',
      index: MAX_SOURCES,
      message: expect.stringContaining('one source more than 1000'),
    });
  });

  test('verifyExport, nothing but lines of no use, tells of some and counts the rest', async () => {
    const { problems, omitted } = await verify([
      lines[0] ?? '',
      ...Array.from({ length: 500 }, () => 'x\n'),
      ...lines.slice(-1),
    ]);
    expect(problems.length).toBeLessThanOrEqual(50);
    expect(problems.length + omitted).toBeGreaterThan(500);
  });
});
