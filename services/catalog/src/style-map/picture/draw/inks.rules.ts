import type { ColourFamily } from '../../../attributes/attributes.rules.ts';

type Ink = readonly [red: number, green: number, blue: number];

/** Paper and letters of a picture, and the ink of each colour family: pale enough for letters on it, apart from each other. */
export const PAPER: Ink = [250, 247, 243];
export const CARD: Ink = [255, 255, 255];
export const LETTERS: Ink = [43, 36, 32];
export const QUIET: Ink = [122, 112, 104];

const INKS: Readonly<Record<ColourFamily, Ink>> = {
  black: [62, 58, 56],
  white: [226, 221, 214],
  grey: [160, 160, 162],
  beige: [214, 196, 166],
  brown: [148, 108, 78],
  red: [201, 72, 72],
  orange: [235, 151, 84],
  yellow: [232, 200, 92],
  green: [106, 153, 110],
  turquoise: [88, 178, 176],
  blue: [96, 143, 204],
  navy: [62, 78, 122],
  purple: [146, 112, 178],
  pink: [231, 152, 182],
  gold: [201, 166, 78],
  silver: [184, 188, 194],
  multicolour: [176, 136, 128],
};
const UNKNOWN: Ink = [205, 196, 188];

export const inkOf = (family: ColourFamily | undefined): Ink => (family === undefined ? UNKNOWN : INKS[family]);
