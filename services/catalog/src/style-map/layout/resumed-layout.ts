import type { NeighbourGraph } from './neighbour-graph.ts';
import { placeBetween, type PlacedNeighbour } from './place-between.rules.ts';
import type { Places } from './places.rules.ts';

/** Median distance of neighbours on a fresh map, in units of UMAP: says how many of them the width of an old map is. */
const NEAR = 0.25;
/** Rounds in which those without a place ask those who have one by now. */
const ROUNDS = 4;

/** Units of UMAP across a map of before; it has no unit of its own. */
export function unitsAcross(previous: Places, graph: NeighbourGraph): number {
  const distances: number[] = [];
  const stride = Math.max(1, Math.floor(graph.neighbours.length / 50_000));
  for (let at = 0; at < graph.neighbours.length; at += stride) {
    const [row, other] = [Math.floor(at / graph.degree), graph.neighbours[at] ?? 0];
    const distance = Math.hypot(
      (previous[2 * row] ?? 0) - (previous[2 * other] ?? 0),
      (previous[2 * row + 1] ?? 0) - (previous[2 * other + 1] ?? 0),
    );
    if (distance > 0) distances.push(distance);
  }
  const median = distances.sort((a, b) => a - b)[distances.length >> 1];
  return median === undefined ? 1 : NEAR / median;
}

/** The map of before, with its new items among their neighbours; where none of them is known, in the middle of the map. */
export function resumedLayout(previous: Places, graph: NeighbourGraph): Places {
  const places = previous.slice();
  const missing = Array.from({ length: graph.rows }, (_, row) => row).filter((row) => Number.isNaN(places[2 * row]));
  for (let round = 0; round < ROUNDS; round++)
    for (const row of missing) {
      const place = Number.isNaN(places[2 * row]) ? placeBetween(placedNeighbours(row, places, graph)) : null;
      if (place !== null) [places[2 * row], places[2 * row + 1]] = [place.x, place.y];
    }
  return places.map((value) => (Number.isNaN(value) ? 0.5 : value));
}

function placedNeighbours(
  row: number,
  places: Places,
  { degree, neighbours, distances }: NeighbourGraph,
): PlacedNeighbour[] {
  const found: PlacedNeighbour[] = [];
  for (let at = row * degree; at < (row + 1) * degree; at++) {
    const other = neighbours[at] ?? 0;
    const [x = NaN, y = NaN] = places.subarray(2 * other, 2 * other + 2);
    if (!Number.isNaN(x)) found.push({ x, y, similarity: 1 - (distances[at] ?? 0) });
  }
  return found;
}
