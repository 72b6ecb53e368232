import { seededRandom } from '../vectors/blocks/directions.rules.ts';
import { breath, type NeighbourGraph } from './neighbour-graph.ts';
import type { Places } from './places.rules.ts';

/** Curve of nearness on the map for a least distance of 0.1 and a spread of 1 (parameters a and b of the UMAP paper). */
const A = 1.577;
const B = 0.895;
const REPELLED = 5;
const MOST_STEP = 4;

export interface Optimisation {
  readonly epochs: number;
  /** Length of the first steps; it falls to 0. */
  readonly rate: number;
  readonly seed: number;
  readonly onEpoch?: (epoch: number) => void;
}

/**
 * Moves places, in units of UMAP, so that neighbours draw near and others keep away: stochastic gradient descent with negative
 * sampling (UMAP paper, section 3.2). Rows where `held` is 1 stay.
 */
export async function optimise(
  places: Places,
  { rows, degree, neighbours }: NeighbourGraph,
  weights: Float32Array,
  { epochs, rate, seed, onEpoch = () => undefined }: Optimisation,
  held?: Uint8Array,
): Promise<void> {
  const random = seededRandom(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const alpha = rate * (1 - epoch / epochs);
    for (let row = 0; row < rows; row++) {
      const rowHeld = held?.[row] === 1;
      for (let at = row * degree; at < (row + 1) * degree; at++) {
        const weight = weights[at] ?? 0;
        // An edge of weight w comes in a part w of the epochs, evenly.
        if (Math.floor((epoch + 1) * weight) === Math.floor(epoch * weight)) continue;
        const other = neighbours[at] ?? 0;
        attract(places, row, other, alpha, rowHeld, held?.[other] === 1);
        if (rowHeld) continue;
        for (let n = 0; n < REPELLED; n++) repel(places, row, Math.floor(random() * rows), alpha);
      }
    }
    onEpoch(epoch);
    await breath();
  }
}

function attract(places: Places, i: number, j: number, alpha: number, iHeld: boolean, jHeld: boolean): void {
  const dx = (places[2 * i] ?? 0) - (places[2 * j] ?? 0);
  const dy = (places[2 * i + 1] ?? 0) - (places[2 * j + 1] ?? 0);
  const squared = dx * dx + dy * dy;
  if (squared === 0) return;
  const power = Math.pow(squared, B);
  const pull = (-2 * A * B * power) / squared / (A * power + 1);
  const x = clipped(pull * dx) * alpha;
  const y = clipped(pull * dy) * alpha;
  if (!iHeld) {
    places[2 * i] = (places[2 * i] ?? 0) + x;
    places[2 * i + 1] = (places[2 * i + 1] ?? 0) + y;
  }
  if (!jHeld) {
    places[2 * j] = (places[2 * j] ?? 0) - x;
    places[2 * j + 1] = (places[2 * j + 1] ?? 0) - y;
  }
}

function repel(places: Places, i: number, j: number, alpha: number): void {
  if (i === j) return;
  const dx = (places[2 * i] ?? 0) - (places[2 * j] ?? 0);
  const dy = (places[2 * i + 1] ?? 0) - (places[2 * j + 1] ?? 0);
  const squared = dx * dx + dy * dy;
  const push = (2 * B) / ((0.001 + squared) * (A * Math.pow(squared, B) + 1));
  places[2 * i] = (places[2 * i] ?? 0) + clipped(push * dx) * alpha;
  places[2 * i + 1] = (places[2 * i + 1] ?? 0) + clipped(push * dy) * alpha;
}

const clipped = (step: number): number => Math.max(-MOST_STEP, Math.min(MOST_STEP, step));
