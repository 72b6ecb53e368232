import { hash as hashOf } from 'node:crypto';

/** Bytes of a SHA-256 hash. */
export const HASH_BYTES = 32;

const LEAF_PREFIX = Buffer.from([0]);
const NODE_PREFIX = Buffer.from([1]);

const sha256 = (bytes: Uint8Array): Buffer => hashOf('sha256', bytes, 'buffer');

/** Root of a tree without leaves: the hash of nothing (RFC 9162 section 2.1.1). */
export const EMPTY_ROOT: Buffer = sha256(Buffer.alloc(0));

/** Hash of a leaf, SHA-256(0x00 || data) (RFC 9162 section 2.1.1). */
export const leafHashOf = (data: Uint8Array): Buffer => sha256(Buffer.concat([LEAF_PREFIX, data]));

/** Hash of an inner node, SHA-256(0x01 || left || right) (RFC 9162 section 2.1.1). */
export const nodeHashOf = (left: Uint8Array, right: Uint8Array): Buffer =>
  sha256(Buffer.concat([NODE_PREFIX, left, right]));

/** A complete subtree: at `level` l and `index` i it covers the leaves from i·2^l up to (i+1)·2^l, and never changes again. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Buffer;
}

/** Reads the hash of a complete subtree from where `append` had it stored. */
export type GetNode = (level: number, index: number) => Promise<Uint8Array>;

/** The right edge of a Merkle tree (RFC 9162): all that is needed to add leaves and to tell the root, in O(log n) memory. */
export class TreeFrontier {
  #size = 0;
  readonly #subtrees: Buffer[] = [];

  /** Takes up a tree of `size` leaves from its stored nodes. */
  static async load(size: number, getNode: GetNode): Promise<TreeFrontier> {
    if (!isSize(size)) throw new RangeError(`Cannot load a tree of ${size} leaves: give a whole number from 0.`);
    // One after the other: they may come over one database session, which does one thing at a time.
    const nodes: Buffer[] = [];
    for (const { level, index } of subtreesOf(0, size)) nodes.push(Buffer.from(await getNode(level, index)));
    return TreeFrontier.#of(size, nodes);
  }

  static #of(size: number, subtrees: readonly Buffer[]): TreeFrontier {
    for (const subtree of subtrees) assertHash(subtree);
    const frontier = new TreeFrontier();
    frontier.#size = size;
    frontier.#subtrees.push(...subtrees);
    return frontier;
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds a leaf by its leaf hash.
   * @returns the complete subtrees this leaf makes, the leaf itself first: what to store for later proofs.
   */
  append(leafHash: Buffer): TreeNode[] {
    assertHash(leafHash);
    const nodes: TreeNode[] = [{ level: 0, index: this.#size, hash: leafHash }];
    let hash = leafHash;
    let index = this.#size;
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = this.#subtrees.pop();
      if (left === undefined) throw new RangeError('Cannot add a leaf: subtrees are missing. Load the tree again.');
      hash = nodeHashOf(left, hash);
      index = (index - 1) / 2;
      nodes.push({ level, index, hash });
    }
    this.#subtrees.push(hash);
    this.#size += 1;
    return nodes;
  }

  /** Merkle tree hash over all leaves so far. */
  root(): Buffer {
    return this.#size === 0 ? EMPTY_ROOT : this.#subtrees.reduceRight((right, left) => nodeHashOf(left, right));
  }
}

/** Whether a number can be a tree's size. */
export const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

/** Where the complete subtrees are that make up the leaves from `from` up to `to`, the largest first. */
export function subtreesOf(from: number, to: number): { level: number; index: number }[] {
  const subtrees: { level: number; index: number }[] = [];
  for (let left = from; left < to;) {
    let [level, width] = [0, 1];
    while (width * 2 <= to - left) [level, width] = [level + 1, width * 2];
    subtrees.push({ level, index: left / width });
    left += width;
  }
  return subtrees;
}

function assertHash(hash: Uint8Array): void {
  if (hash.length !== HASH_BYTES) {
    throw new RangeError(`Cannot use ${hash.length} bytes as a hash: SHA-256 has ${HASH_BYTES}.`);
  }
}
