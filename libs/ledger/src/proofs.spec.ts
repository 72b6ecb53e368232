import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { storedTree } from '../test/stored-tree.ts';
import { CONSISTENCY, INCLUSION, LEAVES, ROOTS } from '../test/tree-vectors.ts';
import { EMPTY_ROOT, type GetNode, leafHashOf, nodeHashOf, TreeFrontier } from './merkle.ts';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './proofs.ts';

const NOTHING = Buffer.alloc(32);
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));
const bytes = (hash = ''): Buffer => Buffer.from(hash, 'hex');
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index];
  if (item === undefined) throw new Error(`There is no item ${index}`);
  return item;
};

/** A proof with one thing wrong: a bit, a hash too many or too few, or two changed over. */
function spoilt(proof: readonly Buffer[]): Buffer[][] {
  const flipped = proof.map((hash, index) =>
    proof.with(index, Buffer.from(hash.map((byte, i) => (i === 7 ? byte ^ 4 : byte)))),
  );
  return [
    ...flipped,
    [...proof, NOTHING],
    [NOTHING, ...proof],
    [...proof, Buffer.alloc(0)],
    ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []),
    ...(proof.length > 1 ? [[...proof].reverse()] : []),
  ];
}

describe('inclusionProof', () => {
  test.each(INCLUSION)(
    'inclusionProof, leaf %i of %i of the reference data, is the reference proof',
    async (index, size, proof) => {
      const { leaves, getNode } = storedTree(LEAVES);
      expect(hex(await inclusionProof(index, size, getNode))).toEqual(proof);
      expect(verifyInclusion(proof.map(bytes), index, size, at(leaves, index), bytes(ROOTS[size - 1]))).toBe(true);
    },
  );

  test('inclusionProof, every leaf of every size to 64, verifies, and not with anything else', async () => {
    const { leaves, roots, getNode } = storedTree(64);
    for (let size = 1; size <= 64; size += 1) {
      const root = at(roots, size);
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(index, size, getNode);
        const leaf = at(leaves, index);
        expect(verifyInclusion(proof, index, size, leaf, root)).toBe(true);
        const wrong = [
          ...spoilt(proof).map((one) => verifyInclusion(one, index, size, leaf, root)),
          ...leaves
            .slice(0, size)
            .map((_, other) => other !== index && verifyInclusion(proof, other, size, leaf, root)),
          verifyInclusion(proof, index, size, leaf, at(roots, size - 1)),
          verifyInclusion(proof, index, size, NOTHING, root),
          verifyInclusion(proof, index + size, size, leaf, root),
          verifyInclusion(proof, index - size, size, leaf, root),
        ];
        expect(wrong).not.toContain(true);
      }
    }
  });

  test.each([
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [0, 2 ** 53],
  ])('inclusionProof, entry %d of %d, refuses', async (index, size) => {
    await expect(inclusionProof(index, size, storedTree(8).getNode)).rejects.toThrow(RangeError);
    expect(verifyInclusion([], index, size, NOTHING, NOTHING)).toBe(false);
  });
});

describe('consistencyProof', () => {
  test.each(CONSISTENCY)(
    'consistencyProof, %i to %i of the reference data, is the reference proof',
    async (oldSize, newSize, proof) => {
      expect(hex(await consistencyProof(oldSize, newSize, storedTree(LEAVES).getNode))).toEqual(proof);
      const [oldRoot, newRoot] = [bytes(ROOTS[oldSize - 1]), bytes(ROOTS[newSize - 1])];
      expect(verifyConsistency(proof.map(bytes), oldSize, newSize, oldRoot, newRoot)).toBe(true);
    },
  );

  test('consistencyProof, every two sizes to 64, verifies, and not with anything else', async () => {
    const { roots, getNode } = storedTree(64);
    for (let newSize = 0; newSize <= 64; newSize += 1) {
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const proof = await consistencyProof(oldSize, newSize, getNode);
        const [oldRoot, newRoot] = [at(roots, oldSize), at(roots, newSize)];
        expect(verifyConsistency(proof, oldSize, newSize, oldRoot, newRoot)).toBe(true);
        const wrong = [
          ...spoilt(proof).map((one) => verifyConsistency(one, oldSize, newSize, oldRoot, newRoot)),
          verifyConsistency(proof, oldSize, newSize, NOTHING, newRoot),
          verifyConsistency(proof, oldSize, newSize, oldRoot, NOTHING) && oldSize > 0,
          newSize > oldSize && verifyConsistency(proof, newSize, oldSize, newRoot, oldRoot),
          newSize > oldSize + 1 && oldSize > 0 && verifyConsistency(proof, oldSize + 1, newSize, oldRoot, newRoot),
        ];
        expect(wrong).not.toContain(true);
      }
    }
  });

  test('consistencyProof, two histories that part before the old size, never verifies', async () => {
    const [one, other] = [
      storedTree(40),
      storedTree([Buffer.from('other'), ...Array.from({ length: 39 }, (_, n) => Buffer.from(`leaf ${n + 1}`))]),
    ];
    for (let size = 1; size < 40; size += 1) {
      const proof = await consistencyProof(size, 40, other.getNode);
      expect(verifyConsistency(proof, size, 40, at(one.roots, size), at(other.roots, 40))).toBe(false);
      expect(
        verifyConsistency(
          await consistencyProof(size, 40, one.getNode),
          size,
          40,
          at(one.roots, size),
          at(other.roots, 40),
        ),
      ).toBe(false);
    }
  });

  test('proofs, larger trees, verify with as many hashes as the tree has levels', async () => {
    const { leaves, roots, getNode } = storedTree(5_000);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5_000 }), fc.nat(), fc.nat(), async (size, some, other) => {
        const [index, oldSize] = [some % size, 1 + (other % size)];
        const inclusion = await inclusionProof(index, size, getNode);
        expect(verifyInclusion(inclusion, index, size, at(leaves, index), at(roots, size))).toBe(true);
        const consistency = await consistencyProof(oldSize, size, getNode);
        expect(verifyConsistency(consistency, oldSize, size, at(roots, oldSize), at(roots, size))).toBe(true);
        expect(inclusion.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        expect(consistency.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)) + 1);
      }),
    );
  });

  test('proofs, sizes beyond 32 bits, verify', async () => {
    // All leaves alike: every complete subtree of a level has the same hash, so a tree of any size can be had.
    const levels = [leafHashOf(Buffer.from('same'))];
    for (let level = 1; level < 53; level += 1) levels.push(nodeHashOf(at(levels, level - 1), at(levels, level - 1)));
    const getNode: GetNode = (level) => Promise.resolve(at(levels, level));
    const [oldSize, size] = [2 ** 33 + 5, 2 ** 40 + 12_345];
    const [oldRoot, root] = [
      (await TreeFrontier.load(oldSize, getNode)).root(),
      (await TreeFrontier.load(size, getNode)).root(),
    ];
    expect(
      verifyInclusion(await inclusionProof(2 ** 39 + 7, size, getNode), 2 ** 39 + 7, size, at(levels, 0), root),
    ).toBe(true);
    expect(verifyConsistency(await consistencyProof(oldSize, size, getNode), oldSize, size, oldRoot, root)).toBe(true);
    expect(verifyConsistency(await consistencyProof(oldSize, size, getNode), oldSize + 2, size, oldRoot, root)).toBe(
      false,
    );
  });

  test('consistencyProof, from nothing, shows nothing, and only the root of nothing verifies', async () => {
    expect(await consistencyProof(0, 5, storedTree(5).getNode)).toEqual([]);
    expect(verifyConsistency([], 0, 5, EMPTY_ROOT, NOTHING)).toBe(true);
    expect(verifyConsistency([], 0, 5, NOTHING, NOTHING)).toBe(false);
    expect(verifyConsistency([], 0, 0, NOTHING, NOTHING)).toBe(false);
  });

  test('consistencyProof, to a smaller size, refuses', async () => {
    await expect(consistencyProof(5, 4, storedTree(5).getNode)).rejects.toThrow('name the smaller size first');
  });
});
