import { type GetNode, leafHashOf, TreeFrontier } from '../src/index.ts';

/** A tree with all its nodes stored, as a service would. */
export interface StoredTree {
  readonly tree: TreeFrontier;
  readonly leaves: readonly Buffer[];
  /** By `level/index`. */
  readonly nodes: ReadonlyMap<string, Buffer>;
  /** The root at every size from 0. */
  readonly roots: readonly Buffer[];
  readonly getNode: GetNode;
}

/** A tree over these data, or over so many made up. */
export function storedTree(data: number | readonly Uint8Array[]): StoredTree {
  const tree = new TreeFrontier();
  const nodes = new Map<string, Buffer>();
  const roots = [tree.root()];
  const all =
    typeof data === 'number' ? Array.from({ length: data }, (_, number) => Buffer.from(`leaf ${number}`)) : data;
  const leaves = all.map((one) => leafHashOf(one));
  for (const leaf of leaves) {
    for (const { level, index, hash } of tree.append(leaf)) nodes.set(`${level}/${index}`, hash);
    roots.push(tree.root());
  }
  const getNode: GetNode = (level, index) => {
    const node = nodes.get(`${level}/${index}`);
    return node ? Promise.resolve(node) : Promise.reject(new Error(`There is no node ${level}/${index}`));
  };
  return { tree, leaves, nodes, roots, getNode };
}
