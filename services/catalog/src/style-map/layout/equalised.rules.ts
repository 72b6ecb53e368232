import type { Places } from './places.rules.ts';

/** A side of a part of the map: what it was, and what it becomes. */
interface Side {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** 0: dense and empty parts stay as they are; 1: every part has as many items as any of its size. */
const STRENGTH = 0.35;
/** Items in a part that is not parted any more. */
const LEAST = 12;

/**
 * Gives dense parts of the map more room and empty ones less: parts the map in two halves of as many items each, moves the line
 * between them towards the middle, and goes on in either half (cuts of a k-d tree). What lies beside each other stays so.
 */
export function equalised(places: Places): Places {
  const result = places.slice();
  const whole: Side = { from: 0, to: 1, newFrom: 0, newTo: 1 };
  part(
    places,
    result,
    Uint32Array.from({ length: places.length / 2 }, (_, row) => row),
    [whole, whole],
  );
  return result;
}

function part(places: Places, result: Places, rows: Uint32Array, sides: readonly [Side, Side]): void {
  if (rows.length <= LEAST) {
    for (const row of rows)
      for (const axis of [0, 1] as const) result[2 * row + axis] = moved(places[2 * row + axis] ?? 0, sides[axis]);
    return;
  }
  const axis = lengthOf(sides[0]) >= lengthOf(sides[1]) ? 0 : 1;
  const at = (row: number): number => places[2 * row + axis] ?? 0;
  rows.sort((a, b) => at(a) - at(b) || a - b);
  const half = rows.length >> 1;
  const line = (at(rows[half - 1] ?? 0) + at(rows[half] ?? 0)) / 2;
  const [before, after] = halves(sides[axis], line, half / rows.length);
  part(places, result, rows.subarray(0, half), axis === 0 ? [before, sides[1]] : [sides[0], before]);
  part(places, result, rows.subarray(half), axis === 0 ? [after, sides[1]] : [sides[0], after]);
}

function halves(side: Side, line: number, share: number): [Side, Side] {
  const was = side.to === side.from ? share : (line - side.from) / (side.to - side.from);
  const newLine = side.newFrom + (STRENGTH * share + (1 - STRENGTH) * was) * (side.newTo - side.newFrom);
  return [
    { ...side, to: line, newTo: newLine },
    { ...side, from: line, newFrom: newLine },
  ];
}

const lengthOf = ({ newFrom, newTo }: Side): number => newTo - newFrom;

function moved(value: number, { from, to, newFrom, newTo }: Side): number {
  const part = to === from ? 0.5 : Math.min(1, Math.max(0, (value - from) / (to - from)));
  return newFrom + part * (newTo - newFrom);
}
