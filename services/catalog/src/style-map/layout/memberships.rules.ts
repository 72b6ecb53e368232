/** A graph as in neighbour-graph.ts. */
interface Graph {
  readonly rows: number;
  readonly degree: number;
  readonly neighbours: Uint32Array;
  readonly distances: Float32Array;
}

const BISECTIONS = 32;
const TOLERANCE = 1e-4;
/** Least width of a neighbourhood against its mean distance, so that twins do not shut out all others. */
const LEAST_WIDTH = 1e-3;

/**
 * How much each neighbour belongs to a row, 0 to 1, either way: the fuzzy graph of UMAP (McInnes, Healy and Melville, 2018,
 * section 3.1), of which the layout is a drawing.
 */
export function memberships(graph: Graph): Float32Array {
  const { rows, degree, neighbours } = graph;
  const own = directed(graph);
  const both = new Float32Array(own.length);
  for (let row = 0; row < rows; row++)
    for (let at = row * degree; at < (row + 1) * degree; at++) {
      const back = reverseOf(row, neighbours[at] ?? 0, neighbours, degree);
      const [there, here] = [back === -1 ? 0 : (own[back] ?? 0), own[at] ?? 0];
      both[at] = here + there - here * there;
    }
  return both;
}

function reverseOf(row: number, neighbour: number, neighbours: Uint32Array, degree: number): number {
  const end = (neighbour + 1) * degree;
  for (let at = neighbour * degree; at < end; at++) if (neighbours[at] === row) return at;
  return -1;
}

function directed({ rows, degree, distances }: Graph): Float32Array {
  const strengths = new Float32Array(distances.length);
  for (let row = 0; row < rows; row++) {
    const own = distances.subarray(row * degree, (row + 1) * degree);
    const nearest = own.find((distance) => distance > 0) ?? 0;
    const width = widthOf(own, nearest);
    own.forEach((distance, at) => (strengths[row * degree + at] = strengthOf(distance, nearest, width)));
  }
  return strengths;
}

const strengthOf = (distance: number, nearest: number, width: number): number =>
  distance <= nearest ? 1 : Math.exp(-(distance - nearest) / width);

/** The width at which strengths add up to log2 of their number. */
function widthOf(distances: Float32Array, nearest: number): number {
  const target = Math.log2(distances.length + 1);
  let [low, high, width] = [0, Infinity, 1];
  for (let step = 0; step < BISECTIONS; step++) {
    let sum = 0;
    for (const distance of distances) sum += strengthOf(distance, nearest, width);
    if (Math.abs(sum - target) < TOLERANCE) break;
    if (sum > target) high = width;
    else low = width;
    width = high === Infinity ? width * 2 : (low + high) / 2;
  }
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
  return Math.max(width, LEAST_WIDTH * mean, Number.MIN_VALUE);
}
