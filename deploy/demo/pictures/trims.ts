import { symmetric } from './outline.ts';
import type { PieceOptions, Sketch } from './sketch.ts';
import { depthOf, type Upper } from './tops.ts';

/** A band along the neckline. */
export function neckBand(sketch: Sketch, shape: Upper, width: number, options: PieceOptions = {}): void {
  const { neck, top } = shape;
  const deep = top + depthOf(shape.neckline);
  const isV = shape.neckline === 'v' || shape.neckline === 'deep';
  const low = isV
    ? `M0 ${deep + width * 1.5} Q${neck * 0.62 + width} ${top + 76} ${neck + width} ${top + 10}`
    : `M0 ${deep + width} Q${neck * 0.84 + width} ${deep + width - 6} ${neck + width} ${top + 12}`;
  const up = isV ? `Q${neck * 0.62} ${top + 66} 0 ${deep}` : `Q${neck * 0.84} ${deep - 4} 0 ${deep}`;
  sketch.piece(symmetric(`${low} L${neck - 2} ${top - 8} ${up}`), { plain: true, tone: -0.06, ...options });
}

/** A tube of cloth round the neck. */
export function rollNeck(sketch: Sketch, { neck, top }: Upper, height: number, options: PieceOptions = {}): void {
  sketch
    .piece(
      symmetric(
        `M0 ${top + 44} Q${neck} ${top + 40} ${neck + 6} ${top + 2} L${neck - 4} ${top - height} Q0 ${top - height - 18} 0 ${top - height - 14}`,
      ),
      { plain: true, texture: 'rib', ...options },
    )
    .seam(
      `M${-neck + 2} ${top - height * 0.45} Q0 ${top - height * 0.45 + 26} ${neck - 2} ${top - height * 0.45}`,
      2,
      0.5,
    );
}

/** Buttons in a row down the middle. */
export function buttons(sketch: Sketch, from: number, to: number, count: number, x = 0, radius = 8): void {
  for (let index = 0; index < count; index++)
    sketch.button(x, from + ((to - from) * index) / Math.max(1, count - 1), radius);
}

export function pocket(
  sketch: Sketch,
  x: number,
  y: number,
  width: number,
  height: number,
  options: PieceOptions & { flap?: boolean } = {},
): void {
  const { flap = false, ...piece } = options;
  sketch.piece(
    `M${x} ${y} L${x + width} ${y} L${x + width} ${y + height - 16} L${x + width / 2} ${y + height} L${x} ${y + height - 16} Z`,
    { outline: 2, ...piece },
  );
  if (flap) {
    sketch.piece(
      `M${x - 3} ${y - 4} L${x + width + 3} ${y - 4} L${x + width + 3} ${y + 24} L${x + width / 2} ${y + 38} L${x - 3} ${y + 24} Z`,
      { outline: 2, tone: 0.05, ...piece },
    );
    sketch.button(x + width / 2, y + 22, 6);
  }
}

/** A shirt collar with its two points. */
export function shirtCollar(sketch: Sketch, { neck, top }: Upper, options: PieceOptions = {}): void {
  sketch.piece(
    `M${-neck - 4} ${top + 2} Q0 ${top - 52} ${neck + 4} ${top + 2} L${neck - 12} ${top + 30} Q0 ${top - 14} ${-neck + 12} ${top + 30} Z`,
    { ...options, tone: -0.16 },
  );
  sketch.pair(
    `M0 ${top + 62} L${neck + 8} ${top - 10} Q${neck + 26} ${top + 30} ${neck + 22} ${top + 82} L40 ${top + 106} Z`,
    { turn: 24, ...options },
  );
}
