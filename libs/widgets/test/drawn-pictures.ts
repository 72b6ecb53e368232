import { COLOURS } from './wardrobe.ts';

/** Outlines of clothes on a sheet of 400 by 500, in the order of the kinds of the wardrobe. */
const OUTLINES = [
  'M130 110 Q200 150 270 110 L350 160 L330 330 L290 320 L288 410 H112 L110 320 L70 330 L50 160 Z',
  'M135 110 Q200 155 265 110 L345 165 L310 230 L280 215 V410 H120 V215 L90 230 L55 165 Z',
  'M140 100 L200 140 L260 100 L340 150 L325 330 L290 325 V415 H205 V140 H195 V415 H110 V325 L75 330 L60 150 Z',
  'M130 90 H270 L290 430 H225 L200 200 L175 430 H110 Z',
  'M125 90 H275 L285 430 H220 L200 215 L180 430 H115 Z',
  'M145 120 H255 L310 400 Q200 430 90 400 Z',
  'M150 80 Q200 120 250 80 L275 100 L245 210 L310 430 Q200 455 90 430 L155 210 L125 100 Z',
  'M140 80 L200 120 L260 80 L330 130 L345 350 L305 350 L310 445 H205 V150 H195 V445 H90 L95 350 L55 350 L70 130 Z',
  'M140 110 L200 140 L260 110 L340 160 L350 340 L305 340 V385 H207 V150 H193 V385 H95 V340 L50 340 L60 160 Z',
  'M70 300 Q110 300 140 240 L200 260 Q230 310 320 320 Q345 330 340 370 H70 Z',
  'M130 110 H220 L225 290 Q300 300 320 350 V385 H125 Z',
  'M90 210 H310 L330 410 H70 Z M140 210 Q150 110 200 110 Q250 110 260 210 L240 210 Q235 135 200 135 Q165 135 160 210 Z',
];
const PAINT: Readonly<Record<(typeof COLOURS)[number], string>> = {
  black: '#2b2927',
  white: '#fbfaf6',
  grey: '#9a9794',
  navy: '#26365a',
  blue: '#5b86ba',
  green: '#5f8560',
  red: '#b04038',
  pink: '#dfa3b1',
  brown: '#7c5a42',
  beige: '#d8c3a1',
};
const ADDRESS = /\/pictures\/pic_(\d{3})(\d)[0-9a-f]{16}/;

/** The picture at an address of the fixture, as a drawing; undefined for any other. */
export function drawnPicture(address: string): string | undefined {
  const [, kind, colour] = ADDRESS.exec(address) ?? [];
  const outline = OUTLINES[Number(kind)];
  const paint = PAINT[COLOURS[Number(colour)] ?? 'grey'];
  if (outline === undefined) return undefined;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="500" viewBox="0 0 400 500"><rect width="400" height="500" fill="#efeae2"/><ellipse cx="200" cy="452" rx="120" ry="14" fill="#d9d1c4"/><path d="${outline}" fill="${paint}" stroke="#00000026" stroke-width="3" stroke-linejoin="round"/></svg>`;
}
