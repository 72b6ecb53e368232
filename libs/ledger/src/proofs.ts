import { EMPTY_ROOT, type GetNode, HASH_BYTES, isSize, nodeHashOf, subtreesOf } from './merkle.ts';

/** Leaves from the first number up to, not including, the second. */
type Leaves = readonly [from: number, to: number];

/**
 * Proof that leaf `index` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1): hashes from the leaf's neighbour up.
 * @throws RangeError when the tree has no such leaf.
 */
export async function inclusionProof(index: number, size: number, getNode: GetNode): Promise<Buffer[]> {
  if (!isSize(index) || !isSize(size) || index >= size) {
    throw new RangeError(`Cannot prove record ${index}: a ledger of ${size} records has no such record.`);
  }
  return Promise.all(pathTo(index, [0, size]).map((leaves) => hashOf(leaves, getNode)));
}

/**
 * Proof that the tree of `newSize` leaves only added to that of `oldSize` leaves (RFC 9162 section 2.1.4.1).
 * Empty when nothing has to be shown: equal sizes, or nothing before.
 * @throws RangeError when the old tree is larger than the new.
 */
export async function consistencyProof(oldSize: number, newSize: number, getNode: GetNode): Promise<Buffer[]> {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize) {
    throw new RangeError(`Cannot prove that ${newSize} records continue ${oldSize}: name the smaller size first.`);
  }
  if (oldSize === 0) return [];
  return Promise.all(subProof(oldSize, [0, newSize]).map((leaves) => hashOf(leaves, getNode)));
}

/** Whether `proof` shows that a leaf is at `index` in the tree of `size` leaves with this root (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(
  proof: readonly Uint8Array[],
  index: number,
  size: number,
  leafHash: Uint8Array,
  root: Uint8Array,
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([...proof, leafHash, root])) return false;
  let [node, last] = [index, size - 1];
  let hash: Uint8Array = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHashOf(sibling, hash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHashOf(hash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(hash, root);
}

/** Whether `proof` shows that the new tree begins with all leaves of the old one (RFC 9162 section 2.1.4.2). */
export function verifyConsistency(
  proof: readonly Uint8Array[],
  oldSize: number,
  newSize: number,
  oldRoot: Uint8Array,
  newRoot: Uint8Array,
): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize || !areHashes([...proof, oldRoot, newRoot]))
    return false;
  if (oldSize === newSize)
    return proof.length === 0 && isSame(oldRoot, newRoot) && (oldSize > 0 || isSame(oldRoot, EMPTY_ROOT));
  if (oldSize === 0) return proof.length === 0 && isSame(oldRoot, EMPTY_ROOT);
  let [node, last] = [oldSize - 1, newSize - 1];
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  // A complete old tree is itself the first node of the path, and left out of the proof.
  const [first, ...rest] = node === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [oldHash, newHash] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      oldHash = nodeHashOf(sibling, oldHash);
      newHash = nodeHashOf(sibling, newHash);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newHash = nodeHashOf(newHash, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && isSame(oldHash, oldRoot) && isSame(newHash, newRoot);
}

/** PATH of RFC 9162 section 2.1.3.1: the subtrees beside the way to a leaf, from below. */
function pathTo(index: number, [from, to]: Leaves): Leaves[] {
  if (to - from === 1) return [];
  const middle = split(from, to);
  return index < middle
    ? [...pathTo(index, [from, middle]), [middle, to]]
    : [...pathTo(index, [middle, to]), [from, middle]];
}

/** SUBPROOF of RFC 9162 section 2.1.4.1; the whole old tree, which the verifier has, begins at 0. */
function subProof(oldSize: number, [from, to]: Leaves): Leaves[] {
  if (oldSize === to) return from === 0 ? [] : [[from, to]];
  const middle = split(from, to);
  return oldSize <= middle
    ? [...subProof(oldSize, [from, middle]), [middle, to]]
    : [...subProof(oldSize, [middle, to]), [from, middle]];
}

/** The left part is the largest power of two smaller than the whole. */
function split(from: number, to: number): number {
  let width = 1;
  while (width * 2 < to - from) width *= 2;
  return from + width;
}

async function hashOf([from, to]: Leaves, getNode: GetNode): Promise<Buffer> {
  const hashes = await Promise.all(subtreesOf(from, to).map(({ level, index }) => getNode(level, index)));
  return Buffer.from(hashes.reduceRight((right, left) => nodeHashOf(left, right)));
}

/** Not a shift: sizes go beyond 32 bits. */
const half = (value: number): number => Math.floor(value / 2);
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const areHashes = (hashes: readonly Uint8Array[]): boolean => hashes.every(({ length }) => length === HASH_BYTES);
