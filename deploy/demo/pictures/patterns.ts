import { darker, lighter, lightness } from './colour.ts';
import { disc, flower, leaf, rect, stroke, type Tile } from './tiles.ts';

type Draw = (base: string, accent: string) => Tile;

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

export const isPattern = (name: string): name is PatternName => name === 'plain' || Object.hasOwn(PATTERNS, name);
