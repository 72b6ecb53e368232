import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { productsOf } from '../catalog.ts';
import { KINDS } from '../kinds.ts';
import { MERCHANTS } from '../merchants.ts';
import { picturePng, pictureSvg, SILHOUETTES } from './garment-picture.ts';
import { symmetric } from './outline.ts';
import { PATTERNS } from './patterns.ts';
import type { Look } from './sketch.ts';
import { TEXTURES } from './textures.ts';

const WIDTH = 60;
const LOOK: Look = {
  cut: 'shirt',
  colour: '#35507a',
  accent: '#f3efe6',
  pattern: 'plain',
  texture: 'smooth',
  chance: 0.5,
};

const pixels = async (look: Look): Promise<Buffer> =>
  sharp(await picturePng(look, WIDTH))
    .removeAlpha()
    .raw()
    .toBuffer();

/** Mean difference of two pictures per channel, from 0 to 255. */
function distance(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum / one.length;
}

async function tooNear(looks: readonly Look[], least: number): Promise<string[]> {
  const drawn = await Promise.all(looks.map(async (look) => [look, await pixels(look)] as const));
  return drawn.flatMap(([one, picture], index) =>
    drawn
      .slice(index + 1)
      .filter(([, other]) => distance(picture, other) < least)
      .map(([other]) => `${one.cut} ${one.pattern} ${one.texture} / ${other.cut} ${other.pattern} ${other.texture}`),
  );
}

describe('garment pictures', () => {
  test('a picture, of any product, is a PNG of 900 × 1200', async () => {
    const picture = await sharp(await picturePng(LOOK)).metadata();
    expect([picture.format, picture.width, picture.height]).toEqual(['png', 900, 1_200]);
  });

  test('every silhouette, in one colour and cloth, differs from every other', async () => {
    expect([...KINDS.keys()].sort()).toEqual([...SILHOUETTES].sort());
    const looks = SILHOUETTES.filter((name) => name !== 'overshirt').map((cut) => ({ ...LOOK, cut }));
    expect(await tooNear(looks, 1.2)).toEqual([]);
  });

  test('every pattern and every colour, on one cut, differs from every other', async () => {
    const patterns = (Object.keys(PATTERNS) as (keyof typeof PATTERNS)[]).map((pattern) => ({ ...LOOK, pattern }));
    const colours = ['#ffffff', '#c2332f', '#1b1a1c', '#6b6a3f'].map((colour) => ({ ...LOOK, colour }));
    expect(await tooNear([LOOK, ...patterns, ...colours], 0.7)).toEqual([]);
  });

  test('every texture, on one cut, draws something of its own', () => {
    const svgs = (Object.keys(TEXTURES) as (keyof typeof TEXTURES)[]).map((texture) =>
      pictureSvg({ ...LOOK, texture }),
    );
    expect(new Set(svgs).size).toBe(svgs.length);
  });

  test('every product of the catalog, drawn, gives numbers only and the same each time', () => {
    const looks = MERCHANTS.flatMap((merchant) =>
      productsOf(merchant).flatMap(({ colours }) => colours.map(({ look }) => look)),
    );
    const drawn = looks.map((look) => pictureSvg(look));
    expect(looks.filter((_, index) => /NaN|undefined|Infinity/.test(drawn[index] ?? ''))).toEqual([]);
    expect(looks.filter((look, index) => index % 10 === 0 && pictureSvg({ ...look }) !== drawn[index])).toEqual([]);
    expect(new Set(drawn).size / looks.length).toBeGreaterThan(0.97);
  });

  test('a silhouette that is not known, is refused by its name', () => {
    expect(() => pictureSvg({ ...LOOK, cut: 'toga long' })).toThrow('Cannot draw "toga long": the silhouettes are ');
  });

  test('symmetric, a half outline, closes it with its mirror image', () => {
    expect(symmetric('M0 0 L10 0 Q12 5 10 9 L0 9')).toBe('M0 0 L10 0 Q12 5 10 9 L0 9 L-10 9 Q-12 5 -10 0 L0 0 Z');
  });
});
