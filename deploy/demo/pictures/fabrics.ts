import { darker, lighter, lightness } from './colour.ts';

/** One tile that repeats: its size and what is on it. */
interface Tile {
  width: number;
  height: number;
  turn?: number;
  content: string;
}

type Draw = (base: string, accent: string) => Tile;

const rect = (x: number, y: number, width: number, height: number, fill: string, opacity = 1): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" fill-opacity="${opacity}"/>`;
const disc = (x: number, y: number, r: number, fill: string, opacity = 1): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" fill-opacity="${opacity}"/>`;
const stroke = (d: string, colour: string, width: number, opacity = 1): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;

function flower(x: number, y: number, size: number, petal: string, heart: string): string {
  const petals = [0, 72, 144, 216, 288].map(
    (turn) =>
      `<ellipse cx="${x}" cy="${y - size * 0.62}" rx="${size * 0.42}" ry="${size * 0.6}" fill="${petal}" transform="rotate(${turn} ${x} ${y})"/>`,
  );
  return `${petals.join('')}${disc(x, y, size * 0.28, heart)}`;
}

function leaf(x: number, y: number, size: number, turn: number, fill: string): string {
  return `<path d="M${x} ${y - size} Q${x + size * 0.6} ${y} ${x} ${y + size} Q${x - size * 0.6} ${y} ${x} ${y - size}" fill="${fill}" transform="rotate(${turn} ${x} ${y})"/>`;
}

/** What is printed on the cloth or woven into it, seen from across a room. */
export const PATTERNS = {
  breton: (_, accent) => ({ width: 40, height: 44, content: rect(0, 14, 40, 16, accent) }),
  rugby: (_, accent) => ({ width: 40, height: 172, content: rect(0, 40, 40, 86, accent) }),
  pinstripe: (_, accent) => ({ width: 27, height: 40, content: rect(12, 0, 2.4, 40, accent, 0.75) }),
  stripe: (_, accent) => ({ width: 26, height: 40, content: rect(8, 0, 9, 40, accent, 0.85) }),
  awning: (_, accent) => ({ width: 92, height: 40, content: rect(22, 0, 46, 40, accent, 0.95) }),
  gingham: (_, accent) => ({
    width: 52,
    height: 52,
    content: rect(0, 0, 26, 52, accent, 0.5) + rect(0, 0, 52, 26, accent, 0.5),
  }),
  check: (base, accent) => ({
    width: 128,
    height: 128,
    content:
      rect(14, 0, 40, 128, accent, 0.5) +
      rect(0, 14, 128, 40, accent, 0.5) +
      rect(88, 0, 6, 128, lighter(base, 0.65), 0.8) +
      rect(0, 88, 128, 6, lighter(base, 0.65), 0.8) +
      rect(104, 0, 4, 128, darker(accent, 0.5), 0.6) +
      rect(0, 104, 128, 4, darker(accent, 0.5), 0.6),
  }),
  windowpane: (_, accent) => ({
    width: 88,
    height: 100,
    content: rect(42, 0, 3.4, 100, accent, 0.85) + rect(0, 48, 88, 3.4, accent, 0.85),
  }),
  houndstooth: (_, accent) => ({
    width: 32,
    height: 32,
    content: `<path d="M0 0H16V16H32L16 32V16H0L8 8H0Z M16 0 L24 0 L16 8Z" fill="${accent}"/>`,
  }),
  herringbone: (base) => ({
    width: 28,
    height: 16,
    content: stroke(
      'M0 0 L14 14 L28 0 M0 8 L8 16 M28 8 L20 16',
      lightness(base) < 0.4 ? lighter(base, 0.32) : darker(base, 0.34),
      2.4,
      0.7,
    ),
  }),
  dots: (_, accent) => ({ width: 56, height: 56, content: disc(14, 14, 9, accent) + disc(42, 42, 9, accent) }),
  pindot: (_, accent) => ({ width: 30, height: 30, content: disc(8, 8, 3.2, accent) + disc(23, 23, 3.2, accent) }),
  floral: (base, accent) => ({
    width: 150,
    height: 160,
    content:
      leaf(64, 52, 17, 60, '#6f8a63') +
      leaf(18, 118, 15, -40, '#6f8a63') +
      leaf(132, 118, 16, 25, '#58785a') +
      flower(38, 42, 21, accent, '#e9c46a') +
      flower(112, 92, 25, lighter(accent, 0.35), darker(accent, 0.35)) +
      flower(44, 134, 14, lighter(accent, 0.6), '#e9c46a') +
      disc(100, 26, 5, accent) +
      disc(82, 142, 4, lighter(base, 0.5)),
  }),
  ditsy: (_, accent) => ({
    width: 66,
    height: 70,
    content:
      flower(16, 18, 8.5, accent, '#f4e3b2') +
      flower(48, 52, 8.5, accent, '#f4e3b2') +
      leaf(32, 22, 5, 40, accent) +
      leaf(10, 52, 5, -30, accent),
  }),
  palm: (_, accent) => ({
    width: 170,
    height: 180,
    content: [
      [50, 60, 20],
      [130, 140, -35],
      [134, 34, 70],
      [38, 150, -70],
    ]
      .map(([x = 0, y = 0, turn = 0]) =>
        [-52, -26, 0, 26, 52]
          .map((spread) =>
            leaf(x, y - 22, 30, 0, accent).replace(/rotate\([^)]*\)/, `rotate(${turn + spread} ${x} ${y + 12})`),
          )
          .join(''),
      )
      .join(''),
  }),
  animal: (_, accent) => ({
    width: 96,
    height: 90,
    content: [
      [20, 20, 0],
      [66, 32, 50],
      [36, 66, 120],
      [84, 74, 200],
    ]
      .map(
        ([x = 0, y = 0, turn = 0]) =>
          `<path d="M${x - 13} ${y} Q${x - 9} ${y - 15} ${x + 6} ${y - 12} M${x + 13} ${y - 3} Q${x + 12} ${y + 11} ${x - 5} ${y + 12}" fill="none" stroke="${accent}" stroke-width="7" stroke-linecap="round" transform="rotate(${turn} ${x} ${y})"/>`,
      )
      .join(''),
  }),
  waves: (_, accent) => ({
    width: 80,
    height: 48,
    content: stroke('M0 14 Q20 -6 40 14 T80 14 M-40 38 Q-20 18 0 38 T40 38 T80 38 T120 38', accent, 6, 0.9),
  }),
  stars: (_, accent) => ({
    width: 96,
    height: 96,
    content: [
      [24, 24],
      [72, 72],
    ]
      .map(
        ([x = 0, y = 0]) =>
          `<path d="M${x} ${y - 15} L${x + 4.5} ${y - 5} L${x + 15} ${y - 4} L${x + 7} ${y + 4} L${x + 9} ${y + 14} L${x} ${y + 9} L${x - 9} ${y + 14} L${x - 7} ${y + 4} L${x - 15} ${y - 4} L${x - 4.5} ${y - 5}Z" fill="${accent}"/>`,
      )
      .join(''),
  }),
  fairisle: (base, accent) => ({
    width: 72,
    height: 210,
    content:
      rect(0, 30, 72, 6, accent) +
      rect(0, 118, 72, 6, accent) +
      `<path d="M36 44 L60 77 L36 110 L12 77Z M36 60 L24 77 L36 94 L48 77Z" fill="${accent}" fill-rule="evenodd"/>` +
      [0, 18, 36, 54]
        .map((x) => `<path d="M${x} 146 L${x + 9} 134 L${x + 18} 146Z" fill="${lighter(base, 0.6)}"/>`)
        .join('') +
      [9, 27, 45, 63].map((x) => disc(x, 18, 4, lighter(base, 0.55))).join(''),
  }),
} as const satisfies Record<string, Draw>;

export type PatternName = keyof typeof PATTERNS | 'plain';

/** How the cloth itself looks from close by. */
export const TEXTURES = {
  smooth: () => ({ width: 10, height: 10, content: '' }),
  jersey: (base) => ({ width: 5, height: 6, content: stroke('M2.5 0V6', darker(base, 0.4), 0.6, 0.12) }),
  linen: (base) => ({
    width: 21,
    height: 17,
    content:
      stroke('M0 4H21 M0 11H13 M6 0V17 M15 3V17', darker(base, 0.5), 0.9, 0.2) +
      stroke('M3 8H21 M10 0V9', '#ffffff', 0.9, 0.25),
  }),
  denim: (base) => ({
    width: 7,
    height: 7,
    turn: 62,
    content: stroke('M0 1.5H7', lighter(base, 0.75), 1.2, 0.22) + stroke('M0 5H7', darker(base, 0.8), 1, 0.22),
  }),
  rib: (base) => ({
    width: 13,
    height: 20,
    content: stroke('M2 0V20', darker(base, 0.7), 3, 0.3) + stroke('M8 0V20', '#ffffff', 3, 0.16),
  }),
  knit: (base) => ({
    width: 15,
    height: 12,
    content:
      stroke('M1 1 L7.5 9 L14 1', darker(base, 0.7), 2, 0.28) + stroke('M1 5 L7.5 13 L14 5', '#ffffff', 1.6, 0.16),
  }),
  cable: (base) => ({
    width: 86,
    height: 64,
    content:
      stroke(
        'M22 0 C22 22 44 22 44 32 S66 44 66 64 M66 0 C66 22 44 22 44 32 S22 44 22 64',
        darker(base, 0.65),
        6,
        0.38,
      ) +
      stroke('M18 0 C18 22 40 22 40 32 S62 44 62 64', '#ffffff', 3, 0.35) +
      stroke('M4 0V64 M82 0V64', darker(base, 0.7), 3.4, 0.32),
  }),
  chunky: (base) => ({
    width: 30,
    height: 24,
    content: stroke('M2 2 L15 18 L28 2', darker(base, 0.7), 4, 0.3) + stroke('M2 8 L15 24 L28 8', '#ffffff', 3, 0.2),
  }),
  cord: (base) => ({
    width: 11,
    height: 20,
    content: rect(0, 0, 4, 20, darker(base, 0.7), 0.26) + rect(6, 0, 3, 20, '#ffffff', 0.14),
  }),
  twill: (base) => ({ width: 8, height: 8, turn: 45, content: stroke('M0 4H8', darker(base, 0.6), 1, 0.2) }),
  tweed: (base) => ({
    width: 23,
    height: 19,
    content:
      [
        [4, 3],
        [15, 7],
        [9, 14],
        [20, 16],
      ]
        .map(([x = 0, y = 0]) => disc(x, y, 1.7, lighter(base, 0.6), 0.6))
        .join('') +
      [
        [10, 4],
        [3, 10],
        [18, 12],
      ]
        .map(([x = 0, y = 0]) => disc(x, y, 1.7, darker(base, 0.6), 0.55))
        .join(''),
  }),
  fleece: (base) => ({
    width: 26,
    height: 24,
    content: [
      [6, 6],
      [19, 4],
      [13, 15],
      [24, 18],
      [2, 20],
    ]
      .map(
        ([x = 0, y = 0]) =>
          disc(x, y, 5.5, '#ffffff', 0.12) + stroke(`M${x - 4} ${y + 3} a5 5 0 0 0 8 0`, darker(base, 0.6), 1.5, 0.22),
      )
      .join(''),
  }),
  quilt: (base) => ({
    width: 64,
    height: 64,
    content:
      stroke('M0 0 L64 64 M64 0 L0 64', darker(base, 0.6), 2.4, 0.5) +
      stroke('M4 0 L64 60 M60 0 L0 60', '#ffffff', 1.6, 0.25),
  }),
  leather: (base) => ({
    width: 34,
    height: 30,
    content: stroke('M3 6 Q9 2 14 7 M20 12 Q27 9 31 14 M6 22 Q12 18 18 24', darker(base, 0.7), 1, 0.16),
  }),
  suede: (base) => ({
    width: 9,
    height: 9,
    content: disc(2, 3, 1.2, darker(base, 0.5), 0.16) + disc(6.5, 7, 1.2, '#ffffff', 0.14),
  }),
  straw: (base) => ({
    width: 28,
    height: 20,
    content:
      stroke('M0 5H12 M16 15H28 M14 0V9 M2 10V20', darker(base, 0.55), 3.2, 0.38) +
      stroke('M16 5H26 M0 15H12', '#ffffff', 2.4, 0.3),
  }),
  mesh: (base) => ({
    width: 11,
    height: 11,
    content: disc(3, 3, 1.6, darker(base, 0.8), 0.28) + disc(8.5, 8.5, 1.6, darker(base, 0.8), 0.28),
  }),
  lace: (base) => ({
    width: 46,
    height: 46,
    content:
      flower(23, 23, 11, lighter(base, 0.55), base) +
      stroke('M0 0 Q11 11 0 23 M46 0 Q35 11 46 23 M0 46 Q11 35 0 23 M46 46 Q35 35 46 23', lighter(base, 0.55), 2, 0.8),
  }),
  sequin: (base) => ({
    width: 18,
    height: 16,
    content:
      disc(5, 5, 5.4, lighter(base, 0.45), 0.75) +
      disc(14, 12, 5.4, darker(base, 0.3), 0.6) +
      disc(4, 4, 1.6, '#ffffff', 0.9),
  }),
  smock: (base) => ({
    width: 22,
    height: 15,
    content: stroke('M0 4 Q5 0 11 4 T22 4 M0 11 Q5 8 11 11 T22 11', darker(base, 0.6), 1.8, 0.34),
  }),
} as const satisfies Record<string, (base: string) => Tile>;

export type TextureName = keyof typeof TEXTURES;

export const isPattern = (name: string): name is PatternName => name === 'plain' || Object.hasOwn(PATTERNS, name);
export const isTexture = (name: string): name is TextureName => Object.hasOwn(TEXTURES, name);

/** `<pattern>` with the tile, turned by some degrees. */
export function tileOf(id: string, tile: Tile, turn: number): string {
  const { width, height, content } = tile;
  return `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn + (tile.turn ?? 0)})">${content}</pattern>`;
}
