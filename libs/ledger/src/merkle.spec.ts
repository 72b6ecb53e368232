import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { storedTree } from '../test/stored-tree.ts';
import { LEAVES, ROOTS } from '../test/tree-vectors.ts';
import { EMPTY_ROOT, leafHashOf, nodeHashOf, TreeFrontier } from './merkle.ts';

describe('hashes', () => {
  test.each([
    ['of nothing', EMPTY_ROOT, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      'of an empty leaf',
      leafHashOf(Buffer.alloc(0)),
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    ],
    [
      'of a leaf',
      leafHashOf(Buffer.from('L123456')),
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    ],
    [
      'of a node',
      nodeHashOf(Buffer.from('N123'), Buffer.from('N456')),
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    ],
  ])('hash %s, is that of the Certificate Transparency reference', (_, hash, hex) => {
    expect(hash.toString('hex')).toBe(hex);
  });
});

describe('TreeFrontier', () => {
  test('TreeFrontier, the leaves of the Certificate Transparency reference, has its root at every size', () => {
    const tree = new TreeFrontier();
    const roots = LEAVES.map((leaf) => {
      tree.append(leafHashOf(leaf));
      return tree.root().toString('hex');
    });
    expect(roots).toEqual(ROOTS);
  });

  test('TreeFrontier, every size to 257, has the root of the definition', () => {
    const tree = new TreeFrontier();
    const leaves: Buffer[] = [];
    expect(tree.root()).toEqual(EMPTY_ROOT);
    for (let size = 1; size <= 257; size += 1) {
      leaves.push(leafHashOf(Buffer.from(String(size))));
      tree.append(leaves[size - 1] ?? EMPTY_ROOT);
      expect([tree.size, tree.root()]).toEqual([size, rootOf(leaves)]);
    }
  });

  test('append, any number of leaves, gives every complete subtree once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (size) => {
        const { leaves, nodes } = storedTree(size);
        let subtrees = 0;
        for (let [level, width] = [0, 1]; width <= size; [level, width] = [level + 1, width * 2]) {
          for (let index = 0; (index + 1) * width <= size; index += 1) {
            subtrees += 1;
            expect(nodes.get(`${level}/${index}`)).toEqual(rootOf(leaves.slice(index * width, (index + 1) * width)));
          }
        }
        expect(nodes.size).toBe(subtrees);
      }),
      { numRuns: 20 },
    );
  });

  test('load, any size, takes up the stored nodes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(300), fc.nat(20), async (size, more) => {
        const { tree, getNode } = storedTree(size);
        const loaded = await TreeFrontier.load(size, getNode);
        for (let number = 0; number < more; number += 1) {
          const leaf = leafHashOf(Buffer.from(`more ${number}`));
          expect(loaded.append(leaf)).toEqual(tree.append(leaf));
        }
        expect([loaded.size, loaded.root()]).toEqual([tree.size, tree.root()]);
      }),
    );
  });

  test.each([-1, 0.5])('load, %d leaves, refuses', async (size) => {
    await expect(TreeFrontier.load(size, () => Promise.resolve(Buffer.alloc(32)))).rejects.toThrow(RangeError);
  });

  test('load, a node that is no hash, refuses', async () => {
    await expect(TreeFrontier.load(1, () => Promise.resolve(Buffer.alloc(31)))).rejects.toThrow('Cannot use 31 bytes');
  });

  test('append, not a hash, refuses', () => {
    expect(() => new TreeFrontier().append(Buffer.from('x'))).toThrow('Cannot use 1 bytes as a hash: SHA-256 has 32.');
  });
});

/** MTH of RFC 9162 section 2.1.1, as it is written there. */
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [first, ...rest] = leaves;
  if (first === undefined) return EMPTY_ROOT;
  if (rest.length === 0) return first;
  const split = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return nodeHashOf(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}
