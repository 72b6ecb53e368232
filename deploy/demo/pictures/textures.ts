import { darker, lighter } from './colour.ts';
import { disc, flower, rect, stroke, type Tile } from './tiles.ts';

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

export const isTexture = (name: string): name is TextureName => Object.hasOwn(TEXTURES, name);
