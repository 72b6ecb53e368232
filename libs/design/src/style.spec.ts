import { describe, expect, test } from '@jest/globals';
import { STYLE } from './style.ts';

const MAX_BYTES = 20_480;

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const colours = new Map(
  [...STYLE.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)].map(([, name = '', light = '', dark = '']) => [
    name,
    { light, dark },
  ]),
);
const GROUNDS = ['paper', 'surface', 'sunk'];

describe.each(['light', 'dark'] as const)('colours, %s', (mode) => {
  const ratio = (one: string, other: string): number =>
    contrast(colours.get(one)?.[mode] ?? '', colours.get(other)?.[mode] ?? '');

  test.each([
    ['ink', 7],
    ['soft', 7],
    ['accent', 4.5],
    ['good', 4.5],
    ['warn', 4.5],
    ['bad', 4.5],
    ['edge', 3],
  ])('%s, on every ground, has a contrast of at least %d:1', (name, least) => {
    for (const ground of GROUNDS) expect(ratio(name, ground)).toBeGreaterThanOrEqual(least);
  });

  test('text, on the accent, has a contrast of at least 7:1; what is dangerous 4.5:1 when pointed at', () => {
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(7);
    expect(ratio('paper', 'bad')).toBeGreaterThanOrEqual(4.5);
  });
});

test('style sheet, as it is sent, is small and loads nothing', () => {
  expect(Buffer.byteLength(STYLE)).toBeLessThanOrEqual(MAX_BYTES);
  expect(STYLE).not.toMatch(/url\(|@import|@font-face|https?:/);
});

test('custom properties, each that is used, is defined', () => {
  const defined = new Set([...STYLE.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = [...STYLE.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name);
  expect(used.filter((name) => !defined.has(name))).toEqual([]);
});
