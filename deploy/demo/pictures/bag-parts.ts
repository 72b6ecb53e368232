import { darker, lighter } from './colour.ts';
import type { Sketch } from './sketch.ts';

export const METAL = '#c9b27a';

/** A handle along a line: its dark edge, its leather and a gleam. */
export function handle(sketch: Sketch, d: string, width: number, colour = sketch.look.colour): void {
  sketch
    .stroke(d, darker(colour, 0.5), width + 4)
    .stroke(d, colour, width)
    .stroke(d, lighter(colour, 0.4), width * 0.25, 0.5);
}

export const trimOf = (sketch: Sketch): string => (sketch.has('trim') ? '#8a5a35' : sketch.look.colour);
