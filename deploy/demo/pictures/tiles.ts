/** One tile that repeats: its size and what is on it. */
export interface Tile {
  width: number;
  height: number;
  turn?: number;
  content: string;
}

export const rect = (x: number, y: number, width: number, height: number, fill: string, opacity = 1): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" fill-opacity="${opacity}"/>`;
export const disc = (x: number, y: number, r: number, fill: string, opacity = 1): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" fill-opacity="${opacity}"/>`;
export const stroke = (d: string, colour: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;

export function flower(x: number, y: number, size: number, petal: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288].map(
    (turn) =>
      `<ellipse cx="${x}" cy="${y - size * 0.62}" rx="${size * 0.42}" ry="${size * 0.6}" fill="${petal}" transform="rotate(${turn} ${x} ${y})"/>`,
  );
  return `${petals.join('')}${disc(x, y, size * 0.28, heart)}`;
}

export function leaf(x: number, y: number, size: number, turn: number, fill: string): string {
  return `<path d="M${x} ${y - size} Q${x + size * 0.6} ${y} ${x} ${y + size} Q${x - size * 0.6} ${y} ${x} ${y - size}" fill="${fill}" transform="rotate(${turn} ${x} ${y})"/>`;
}

/** `<pattern>` with the tile, turned by some degrees. */
export function tileOf(id: string, tile: Tile, turn: number): string {
  const { width, height, content } = tile;
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn + (tile.turn ?? 0)})">${content}</pattern>`;
}
