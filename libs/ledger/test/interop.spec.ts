import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyProof,
  entryText,
  inclusionProof,
  leafHash,
  noteSigner,
  noteVerifier,
  openNote,
  signCheckpoint,
  signNote,
  verifyConsistency,
  verifyInclusion,
} from '../src/index.ts';
import { type GoAnswer, type GoProof, GoTool } from './interop/go-tool.ts';
import { draft, linked, newSigner, ORIGIN } from './history.ts';
import { storedTree } from './stored-tree.ts';

const SIZE = 40;

const signer = newSigner();
const entries = linked(
  Array.from({ length: SIZE }, (_, number) => draft(number, ['profile', 'catalog', 'commerce'][number % 3] ?? '')),
);
const records = entries.map((entry) => Buffer.from(entryText(entry)));
const { roots, leaves, getNode } = storedTree(records);
const genuine = signCheckpoint(
  { origin: ORIGIN, size: SIZE, root: roots[SIZE] ?? Buffer.alloc(0) },
  newSigner('witness'),
  signer,
);
const notes = [genuine, ...spoilt(genuine)];
const text = `${ORIGIN}\n7\n${(roots[7] ?? Buffer.alloc(0)).toString('base64')}\n`;
const base64 = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'));
const bytes = (hashes: readonly string[]): Buffer[] => hashes.map((hash) => Buffer.from(hash, 'base64'));

let inclusion: Required<Omit<GoProof, 'Old'>>[] = [];
let consistency: Required<Omit<GoProof, 'Index'>>[] = [];
/** Null on a machine without Go. */
let go: GoAnswer | null = null;

beforeAll(async () => {
  const tool = GoTool.build();
  if (tool === null) {
    process.stderr.write(
      'There is no Go here: what libs/ledger writes is not checked against golang.org/x/mod/sumdb. CI has it.\n',
    );
    return;
  }
  const pairs = Array.from({ length: SIZE }, (_, size) =>
    Array.from({ length: size + 1 }, (__, index) => ({ index, size: size + 1 })),
  ).flat();
  inclusion = await Promise.all(
    pairs.map(async ({ index, size }) => ({
      Index: index,
      Size: size,
      Hashes: base64(await inclusionProof(index, size, getNode)),
    })),
  );
  consistency = await Promise.all(
    pairs.map(async ({ index, size }) => ({
      Old: index + 1,
      Size: size,
      Hashes: base64(await consistencyProof(index + 1, size, getNode)),
    })),
  );
  try {
    go = await tool.ask({
      VerifierKey: signer.verifier.text,
      Notes: notes,
      Records: base64(records),
      Inclusion: inclusion,
      Consistency: consistency,
      Text: text,
      Name: ORIGIN,
    });
  } finally {
    tool.remove();
  }
});

/** The same note with a character changed, gone or too many, at any place. */
function spoilt(note: string): string[] {
  const change = fc.tuple(
    fc.nat(note.length - 1),
    fc.integer({ min: 0, max: 1 }),
    fc.constantFrom('', '\n', ' ', '\u2014', '=', 'A', '+', '\r', '\u00a0', '0'),
  );
  return fc
    .sample(change, { numRuns: 3_000, seed: 7 })
    .map(([at, removed, added]) => note.slice(0, at) + added + note.slice(at + removed))
    .filter((one) => one !== note);
}

function opens(note: string): string | null {
  try {
    return openNote(note, [signer.verifier]).text;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

describe('golang.org/x/mod/sumdb', () => {
  test('sumdb/note, a checkpoint of ours, opens it with the text of our key', () => {
    if (go === null) return;
    expect(go.Notes[0]).toEqual({ OK: true, Text: genuine.slice(0, genuine.lastIndexOf('\n\n') + 1) });
  });

  test('sumdb/note, thousands of spoilt notes, opens every one that we do, to the same text', () => {
    if (go === null) return;
    const ours = notes.map(opens);
    const theirs = go.Notes.map(({ OK, Text }) => (OK ? Text : null));
    const onlyOurs = notes.filter((_, index) => ours[index] !== null && ours[index] !== theirs[index]);
    expect(onlyOurs).toEqual([]);
    expect(ours.filter((one) => one === null).length).toBeGreaterThan(1_000);
    expect(theirs.filter((one) => one !== null).length).toBeGreaterThan(1);
  });

  test('sumdb/note, a note signed by Go, opens here, and its key signs the same here', () => {
    if (go === null) return;
    const verifier = noteVerifier(go.VerifierKey);
    expect(openNote(go.SignedNote, [verifier])).toEqual({ text, signers: [verifier] });
    const own = noteSigner(go.SignerKey);
    expect(own.verifier.text).toBe(go.VerifierKey);
    expect(signNote(text, [own])).toBe(go.SignedNote);
  });

  test('sumdb/tlog, our canonical bytes, has our leaf hashes and our roots at every size', () => {
    if (go === null) return;
    expect(go.RecordHashes).toEqual(entries.map((entry) => leafHash(entry).toString('base64')));
    expect(go.Roots).toEqual(base64(roots.slice(1)));
  });

  test('sumdb/tlog, our proofs for every entry and every two sizes, accepts them all and makes the same', () => {
    if (go === null) return;
    expect([inclusion.length, consistency.length]).toEqual([820, 820]);
    expect(go.Inclusion).toEqual(inclusion.map(() => true));
    expect(go.Consistency).toEqual(consistency.map(() => true));
    expect(go.OwnInclusion).toEqual(inclusion.map(({ Hashes }) => Hashes));
    expect(go.OwnConsistency).toEqual(consistency.map(({ Hashes }) => Hashes));
  });

  test('sumdb/tlog, its proofs, verify here', () => {
    if (go === null) return;
    const [leaf, root] = [
      (index: number) => leaves[index] ?? Buffer.alloc(0),
      (size: number) => roots[size] ?? Buffer.alloc(0),
    ];
    for (const [number, { Index, Size }] of inclusion.entries()) {
      expect(verifyInclusion(bytes(go.OwnInclusion[number] ?? []), Index, Size, leaf(Index), root(Size))).toBe(true);
    }
    for (const [number, { Old, Size }] of consistency.entries()) {
      expect(verifyConsistency(bytes(go.OwnConsistency[number] ?? []), Old, Size, root(Old), root(Size))).toBe(true);
    }
  });
});
