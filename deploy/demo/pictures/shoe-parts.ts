import { darker, lighter } from './colour.ts';
import type { Sketch } from './sketch.ts';

export const SOLE = '#efe9dc';

/** Draws one shoe seen from the side, toe to the right: the far one of the pair first, smaller by its distance. */
export function pairOf(sketch: Sketch, draw: () => void): void {
  sketch.placed('translate(-44 -122) scale(.94)', draw);
  sketch.placed('translate(24 0)', draw);
}

export function laces(sketch: Sketch, points: readonly (readonly [number, number])[], colour: string): void {
  for (const [x, y] of points)
    sketch
      .stroke(`M${x} ${y} L${x + 50} ${y - 20}`, colour, 9)
      .stroke(`M${x} ${y - 20} L${x + 46} ${y - 2}`, darker(colour, 0.15), 6);
}

export function sole(sketch: Sketch, colour: string, from: number, to: number, height: number, heel: number): void {
  sketch
    .piece(
      `M${from} ${-height} L${to - 20} ${-height} Q${to + 16} ${8 - height} ${to} 0 L${from + 150} 0 L${from + 150} -16 L${from + 130} -16 L${from + 128} 0 L${from + 6} 0 Z`,
      { colour },
    )
    .stroke(`M${from + 4} ${-heel} L${to - 14} ${-height}`, lighter(colour, 0.2), 3, 0.6);
}
