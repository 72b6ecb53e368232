import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noteVerifier, type OutsideCheckpoint, type Verdict, verifyExport } from '../src/index.ts';
import { changes, type Cover, covered, editedLines, firstDifference, fork, histories, REMAKES } from './forgeries.ts';
import { exportLines, type History, linked, newSigner } from './history.ts';

const signer = newSigner();
const RUNS = { numRuns: 150 };
const COVERS: readonly Cover[] = ['kept', 'dropped', 'badly signed', 'signed by own key'];

/** As an auditor would: with the public key's text, and the file's bytes. */
const verify = (lines: readonly string[], outside: OutsideCheckpoint[] = []): Promise<Verdict> =>
  verifyExport([Buffer.from(lines.join(''))], { keys: [noteVerifier(signer.verifier.text)], outside });

const outsideOf = (history: History, sizes: Iterable<number> = history.checkpoints.keys()): OutsideCheckpoint[] =>
  [...sizes].map((size) => ({ from: `size-${size}`, note: history.checkpoints.get(size) ?? '' }));

/** The damage is there, and its first entry is where the verifier says. */
function expectFound({ ok, damage, problems, proven }: Verdict, first: number): void {
  expect(ok).toBe(false);
  expect(problems.length).toBeGreaterThan(0);
  expect(damage?.from).toBe(proven);
  expect(damage?.from).toBeLessThanOrEqual(first);
  expect(damage?.to).toBeGreaterThanOrEqual(first);
}

const changed = histories(signer).chain((history) => fc.tuple(fc.constant(history), changes(history)));
/** Changes that show in the entry itself, or by another that is missing: the verifier names it exactly. */
const EXACT = /deleted|copy|changed over|another (?:seq|index)/;

describe('verifier', () => {
  test('verifier, any untouched history and any of its checkpoints from outside, finds nothing', async () => {
    const subset = histories(signer).chain((history) =>
      fc.tuple(fc.constant(history), fc.shuffledSubarray([...history.checkpoints.keys()])),
    );
    await fc.assert(
      fc.asyncProperty(subset, async ([history, sizes]) => {
        const verdict = await verify(exportLines(history), outsideOf(history, sizes));
        const { length } = history.entries;
        expect(verdict).toMatchObject({
          ok: true,
          problems: [],
          damage: null,
          size: length,
          proven: length,
          warnings: [],
        });
        expect(verdict.checkpoints.outside).toBe(sizes.length);
      }),
      RUNS,
    );
  });

  test('verifier, an export edited by hand, finds it, names the first bad entry and calls it by its name', async () => {
    await fc.assert(
      fc.asyncProperty(changed, async ([history, change]) => {
        const first = firstDifference(history.entries, change.entries);
        fc.pre(first !== undefined);
        const verdict = await verify(editedLines(history, change));
        expectFound(verdict, first);
        const [problem] = verdict.problems;
        expect(change.kinds).toContain(problem?.kind);
        if (EXACT.test(change.what)) expect([problem?.index, problem?.until]).toEqual([first, first]);
        // A gap names the entry after it; what stands in the missing entry's place need show no fault of its own.
        if (problem?.kind !== 'gap') expect(problem?.index).toBeLessThanOrEqual(first);
        expect(problem?.until).toBeGreaterThanOrEqual(first);
      }),
      RUNS,
    );
  });

  test('verifier, one entry modified that later entries of its source follow, names just that entry', async () => {
    await fc.assert(
      fc.asyncProperty(changed, async ([history, { what, entries }]) => {
        const first = firstDifference(history.entries, entries) ?? 0;
        const source = history.entries[first]?.source;
        fc.pre(what.includes('modified') && history.entries.slice(first + 1).some((entry) => entry.source === source));
        const { problems } = await verify(exportLines({ entries, checkpoints: history.checkpoints }));
        expect(problems[0]).toMatchObject({ kind: 'modified', index: first, source });
      }),
      RUNS,
    );
  });

  describe.each(REMAKES)('the owner of the database made %s anew', (_, remake) => {
    test.each(COVERS)(
      'verifier, the owner besides has the checkpoints %s, is caught by one from outside',
      async (cover) => {
        await fc.assert(
          fc.asyncProperty(changed, async ([history, change]) => {
            const entries = linked(change.entries, remake);
            const first = firstDifference(history.entries, entries);
            fc.pre(first !== undefined);
            const forged = exportLines(covered(cover, history, entries, first, newSigner()));
            expectFound(await verify(forged, outsideOf(history)), first);
            // Without one from outside, the only forgery that stands is a ledger cut off at one of its checkpoints.
            const alone = await verify(forged);
            const isCutOff = first === entries.length && history.checkpoints.has(first);
            if (isCutOff) expect(alone.ok).toBe(true);
            else expectFound(alone, first);
          }),
          { numRuns: 30 },
        );
      },
    );
  });

  test('verifier, a ledger set back to any earlier size, is caught by a checkpoint from outside', async () => {
    await fc.assert(
      fc.asyncProperty(histories(signer), fc.nat(), async (history, some) => {
        const size = some % history.entries.length;
        const verdict = await verify(
          exportLines({ ...history, entries: history.entries.slice(0, size) }),
          outsideOf(history),
        );
        expectFound(verdict, size);
        expect(verdict.problems).toContainEqual(expect.objectContaining({ kind: 'rolled_back', index: size }));
      }),
      RUNS,
    );
  });

  test('verifier, a file cut off anywhere, says that its end is gone', async () => {
    await fc.assert(
      fc.asyncProperty(histories(signer), fc.nat(), async (history, some) => {
        const lines = exportLines(history);
        const kept = lines.slice(0, 1 + (some % (lines.length - 1)));
        const size = kept.filter((line) => line.startsWith('{"actor"')).length;
        const verdict = await verify(kept);
        expect(verdict.ok).toBe(false);
        expect(verdict.problems).toContainEqual(
          expect.objectContaining({ kind: 'truncated', index: size, until: size }),
        );
      }),
      RUNS,
    );
  });

  test('verifier, two histories signed by the ledger’s own key, calls it a fork and names where they part', async () => {
    await fc.assert(
      fc.asyncProperty(histories(signer), fc.nat(), async (history, some) => {
        const from = some % history.entries.length;
        const other = fork(history, from, history.checkpoints.keys(), signer);
        const verdict = await verify(exportLines(other), outsideOf(history));
        expectFound(verdict, from);
        expect(verdict.problems[0]?.kind).toBe('forked');
        expect((await verify(exportLines(other))).ok).toBe(true);
      }),
      RUNS,
    );
  });

  test('verifier, any byte of an export changed, finds it', async () => {
    const byte = fc.tuple(histories(signer), fc.nat(), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(byte, async ([history, at, change]) => {
        const bytes = Buffer.from(exportLines(history).join(''));
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ change;
        const { ok } = await verifyExport([bytes], { keys: [signer.verifier] });
        expect(ok).toBe(false);
      }),
      { numRuns: 600 },
    );
  });

  test('verifier, any bytes at all, never throws and never finds them in order', async () => {
    const line = fc.oneof(
      fc.json().map((text) => Buffer.from(text)),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      histories(signer).chain((history) =>
        fc.constantFrom(...exportLines(history).map((text) => Buffer.from(text.trimEnd()))),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
        const bytes = Buffer.concat(lines.flatMap((one) => [one, Buffer.from('\n')]));
        const { ok, size, problems } = await verifyExport([bytes], { keys: [signer.verifier] });
        expect(ok && size > 0).toBe(false);
        expect(problems.length > 0 || size === 0).toBe(true);
      }),
      RUNS,
    );
  });
});
