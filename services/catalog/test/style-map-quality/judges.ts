import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { framed } from '../../src/style-map/layout/frame.rules.ts';
import type { Places } from '../../src/style-map/layout/places.rules.ts';
import { principalPlaces } from '../../src/style-map/layout/principal-axes.ts';
import { twinsOf } from '../../src/style-map/layout/twins.ts';
import { NeighbourIndex } from '../../src/style-map/neighbours/neighbour-index.ts';
import { DIMS } from '../../src/style-map/vectors/item-vector.rules.ts';
import type { BuiltMap } from './built-map.ts';
import type { Catalog } from './catalog.ts';
import { cosineDistances, drawn, flat, mapQuality, NEIGHBOURS, TIE } from './map-quality.ts';
import type { Steps } from './steps.ts';

/** What is judged: two maps of one catalog, the second with 5 % more items and built on from the first. */
export interface Judged {
  readonly catalog: Catalog;
  readonly first: BuiltMap;
  readonly second: BuiltMap;
  /** Rows to ask about: all comparisons are with every item of the map. */
  readonly asked: number;
  readonly steps: Steps;
}

/** Lines to print. A judge of clusters is one more of these. */
export type Judge = (judged: Judged) => string[] | Promise<string[]>;

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

/** Trustworthiness and preservation of our layouts and of PCA's. */
export function judgeNeighbourhoods({ first, second, asked }: Judged): string[] {
  return [
    ...linesOf('first map', first, asked),
    ...linesOf('map after the rebuild', second, asked),
    '  different looks: rows of the same vector are one point of any layout, and count once',
  ];
}

function linesOf(name: string, { vectors, places }: BuiltMap, asked: number): string[] {
  const principal = framed(principalPlaces(vectors));
  const { first } = twinsOf(vectors);
  const looks = vectors.select(first);
  return [
    ...linesFor(
      `${name}, ${looks.rows} different looks`,
      flat(looks),
      [ofRows(principal, first), ofRows(places, first)],
      asked,
    ),
    ...linesFor(`${name}, all ${vectors.rows} items`, flat(vectors), [principal, places], asked),
  ];
}

function linesFor(name: string, values: Float32Array, layouts: readonly Places[], asked: number): string[] {
  const [pca, ours] = mapQuality(values, layouts, drawn(values.length / DIMS, asked));
  if (pca === undefined || ours === undefined) return [];
  const times = (ours.preservation / pca.preservation).toFixed(2);
  return [
    `  ${name}:`,
    `    trustworthiness@${NEIGHBOURS}: ours ${ours.trustworthiness.toFixed(4)}, PCA ${pca.trustworthiness.toFixed(4)}`,
    `    ${NEIGHBOURS} neighbours kept: ours ${percent(ours.preservation)}, PCA ${percent(pca.preservation)}: ${times} times`,
  ];
}

const ofRows = (places: Places, rows: Uint32Array): Places =>
  Float32Array.from({ length: 2 * rows.length }, (_, at) => places[2 * (rows[at >> 1] ?? 0) + (at % 2)] ?? 0);

const MOVED = 0.05;

/** How many items the rebuild left about where they were, and how much of the map has items. */
export function judgeStability({ first, second }: Judged): string[] {
  const now = new Map(second.rows.map((row, at) => [row, at]));
  const stayed = first.rows.filter((row, at) => {
    const after = 2 * (now.get(row) ?? 0);
    const [dx, dy] = [0, 1].map((axis) => (first.places[2 * at + axis] ?? 0) - (second.places[after + axis] ?? 0));
    return Math.hypot(dx ?? 0, dy ?? 0) < MOVED;
  }).length;
  const squares = new Set(
    second.rows.map((_, at) => [0, 1].map((axis) => Math.floor(16 * (second.places[2 * at + axis] ?? 0))).join()),
  );
  return [
    `  ${percent(stayed / first.rows.length)} of the items moved less than ${percent(MOVED)} of the map's width when ${second.rows.length - first.rows.length} were added`,
    `  ${squares.size} of 256 squares of the map have items`,
  ];
}

/** Recall and time of the index, read from its file. */
export async function judgeIndex({ second, asked, steps }: Judged): Promise<string[]> {
  const built = await steps.take('index of all items', () => NeighbourIndex.build(second.vectors));
  const folder = mkdtempSync(join(tmpdir(), 'style-map-'));
  try {
    const path = join(folder, 'neighbours.usearch');
    built.save(path);
    return [
      `  file: ${Math.round(statSync(path).size / 1e6)} MB`,
      ...linesOfIndex(NeighbourIndex.view(path), second, asked),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function linesOfIndex(index: NeighbourIndex, { vectors }: BuiltMap, asked: number): string[] {
  const values = flat(vectors);
  const distances = new Float32Array(vectors.rows);
  const rows = drawn(vectors.rows, asked);
  const times: number[] = [];
  let found = 0;
  for (const row of rows) {
    const vector = vectors.read(row);
    const started = performance.now();
    const neighbours = index.search(vector, NEIGHBOURS + 1);
    times.push(performance.now() - started);
    cosineDistances(values, row, distances);
    const last = (distances.slice().sort()[NEIGHBOURS] ?? 0) + TIE;
    const others = neighbours.filter((one) => one.row !== row).slice(0, NEIGHBOURS);
    found += others.filter((one) => (distances[one.row] ?? 2) <= last).length;
  }
  times.sort((a, b) => a - b);
  const at = (part: number): string => (times[Math.floor(part * (times.length - 1))] ?? 0).toFixed(2);
  return [
    `  recall@${NEIGHBOURS}: ${percent(found / (rows.length * NEIGHBOURS))}`,
    `  one query: median ${at(0.5)} ms, p95 ${at(0.95)} ms`,
  ];
}
