import { describe, expect, test } from '@jest/globals';
import { draft, exportLines, linked, ORIGIN, signedAt } from '../test/history.ts';
import { changed, entries, history, kept, lineOf, lines, signer, verify } from '../test/sample.ts';
import { signCheckpoint } from './checkpoint.ts';
import { entryText, type LedgerEntry } from './entry.ts';
import { checkpointLine } from './export-format.ts';

describe('verifyExport', () => {
  test.each([
    ['a later index', lines.with(lineOf(10), changed(10, { index: 14 })), 'modified'],
    ['an index beyond the end', lines.with(lineOf(10), changed(10, { index: 99 })), 'modified'],
    ['an earlier index', lines.with(lineOf(10), changed(10, { index: 3 })), 'modified'],
    ['the index before', lines.with(lineOf(10), changed(10, { index: 9 })), 'modified'],
    ['a later entry before it', lines.toSpliced(lineOf(10), 0, lines[lineOf(14)] ?? ''), 'inserted'],
    ['an earlier entry before it', lines.toSpliced(lineOf(10), 0, lines[lineOf(3)] ?? ''), 'inserted'],
    ['the same entry before it', lines.toSpliced(lineOf(9), 0, lines[lineOf(9)] ?? ''), 'inserted'],
    ['a later entry instead of it', lines.with(lineOf(10), lines[lineOf(14)] ?? ''), 'modified'],
  ])('verifyExport, entry 10 with %s, names it', async (_, text, kind) => {
    expect((await verify(text)).problems[0]).toMatchObject({ kind, index: 10, until: 10 });
  });

  test('verifyExport, an entry gone from the middle, tells of that and not of the size that follows from it', async () => {
    const { problems } = await verify(lines.toSpliced(lineOf(10), 1), [kept(20)]);
    expect(problems.map(({ kind, index }) => [kind, index])).toEqual([
      ['deleted', 10],
      ['gap', 13],
    ]);
  });

  test('verifyExport, an entry modified, and a checkpoint before the next of its source, names it within that checkpoint', async () => {
    const { problems, damage } = await verify(lines.with(lineOf(4), changed(4, { decision: 'forged' })));
    expect(problems).toEqual([
      expect.objectContaining({ kind: 'modified', index: 4, until: 5, source: 'catalog', seq: 2 }),
    ]);
    expect(damage).toEqual({ from: 0, to: 5 });
  });

  test('verifyExport, damage in several places, tells of the first first', async () => {
    const { problems, damage } = await verify(lines.with(lineOf(15), 'x\n').toSpliced(lineOf(8), 1));
    expect(problems.slice(0, 2).map(({ kind, index }) => [kind, index])).toEqual([
      ['deleted', 8],
      ['gap', 11],
    ]);
    expect(problems.map(({ kind }) => kind)).toContain('malformed');
    expect(damage).toEqual({ from: 6, to: 8 });
  });

  test('verifyExport, entries of one source changed over and numbered anew, calls that reordered', async () => {
    const swapped = entries.with(7, entries[10] as LedgerEntry).with(10, entries[7] as LedgerEntry);
    const forged = linked(swapped, { index: true, seq: false, prev: false });
    const { problems } = await verify(exportLines({ entries: forged, checkpoints: history.checkpoints }));
    expect(problems[0]).toMatchObject({ kind: 'reordered', index: 7, source: 'catalog' });
    expect(problems.filter(({ kind }) => kind === 'gap')).toEqual([]);
  });

  test('verifyExport, a fitting entry inserted before the last, names it and not the last', async () => {
    const [made = entries[0] as LedgerEntry] = linked([{ ...draft(99, 'new'), index: 19 }], {
      index: false,
      seq: true,
      prev: true,
    });
    const { problems } = await verify(lines.toSpliced(lineOf(19), 0, `${entryText(made)}\n`));
    expect(problems[0]).toMatchObject({ index: 19, until: 20 });
  });

  test.each([
    ['too early', 4, 'The checkpoint of size 6 stands after 4 entries, and belongs after 6.'],
    ['too late', 8, 'The checkpoint of size 6 stands after 8 entries, and belongs after 6.'],
  ])(
    'verifyExport, the line of a checkpoint moved %s, says so and proves the entries by the next',
    async (_, place, message) => {
      const line = lines[7] ?? '';
      const { ok, proven, damage, problems } = await verify(lines.toSpliced(7, 1).toSpliced(place + 1, 0, line));
      expect({ ok, proven, damage, problems }).toMatchObject({
        ok: false,
        proven: 20,
        damage: null,
        problems: [{ kind: 'reordered', index: null, message }],
      });
    },
  );

  test.each([
    ['too few', entries.toSpliced(8, 1), 'deleted'],
    ['too many', entries.toSpliced(8, 0, ...entries.slice(0, 1)), 'inserted'],
  ])('verifyExport, %s entries before a checkpoint and all made anew, tells of the range', async (_, forged, kind) => {
    const text = exportLines({ entries: linked(forged), checkpoints: new Map() });
    const at = (size: number): string => checkpointLine(history.checkpoints.get(size) ?? '');
    const moved = forged.length - entries.length;
    const { problems, damage } = await verify(text.toSpliced(13 + moved, 0, at(12)).toSpliced(7, 0, at(6)));
    expect(problems[0]).toMatchObject({ kind, index: 6, until: moved < 0 ? 11 : 12 });
    expect(damage?.from).toBe(6);
  });

  test('verifyExport, entries cut off and an end to fit, is betrayed by a checkpoint left behind', async () => {
    const short = exportLines({ entries: entries.slice(0, 15), checkpoints: history.checkpoints });
    const { problems } = await verify(short.toSpliced(-1, 0, lines.at(-2) ?? ''));
    expect(problems[0]).toMatchObject({
      kind: 'truncated',
      index: 15,
      message: expect.stringContaining('and had 20 entries'),
    });
  });

  test('verifyExport, a checkpoint of nothing from outside, is compared as well', async () => {
    const nothing = signedAt([], [0], signer).get(0) ?? '';
    expect((await verify(lines, [{ from: 'nothing', note: nothing }])).checkpoints.outside).toBe(1);
    const wrong = signCheckpoint({ origin: ORIGIN, size: 0, root: Buffer.alloc(32) }, signer);
    expect((await verify(lines, [{ from: 'nothing', note: wrong }])).problems[0]).toMatchObject({
      kind: 'forked',
      index: null,
    });
  });
});
