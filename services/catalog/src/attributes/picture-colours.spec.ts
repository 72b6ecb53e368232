import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { coloursOfPicture } from './picture-colours.ts';

const SHIRT =
  'M150 90 L210 60 Q250 85 290 60 L350 90 L420 190 L365 225 L340 190 L340 440 L160 440 L160 190 L135 225 L80 190 Z';
const SIDE = 500;

/** A picture as shops take them: a shirt on a wall, lit from above, with a soft shadow. */
function drawing({ wall = '#f4f4f2', shirt = '', print = '', defs = '' }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
    <defs><linearGradient id="light" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#fff" stop-opacity="0.1"/><stop offset="1" stop-color="#000" stop-opacity="0.12"/></linearGradient>
      <filter id="soft"><feGaussianBlur stdDeviation="9"/></filter><clipPath id="cut"><path d="${SHIRT}"/></clipPath>${defs}</defs>
    <rect width="${SIDE}" height="${SIDE}" fill="${wall}"/>
    <path d="${SHIRT}" transform="translate(6 10)" fill="#000" opacity="0.12" filter="url(#soft)"/>
    <path d="${SHIRT}" fill="${shirt}"/><g clip-path="url(#cut)">${print}</g><path d="${SHIRT}" fill="url(#light)"/></svg>`;
}
const jpegOf = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer();
const familiesOf = async (svg: string): Promise<string[]> =>
  (await coloursOfPicture(await jpegOf(svg))).map(({ family }) => family);

const stripes = (colour: string): string =>
  Array.from({ length: 12 }, (_, row) => `<rect y="${row * 40}" width="${SIDE}" height="18" fill="${colour}"/>`).join(
    '',
  );

describe('coloursOfPicture', () => {
  test.each([
    ['#16161a', 'black'],
    ['#1b2a4b', 'navy'],
    ['#2a5caa', 'blue'],
    ['#c8102e', 'red'],
    ['#2e8b57', 'green'],
    ['#6b4226', 'brown'],
    ['#f28c28', 'orange'],
    ['#f5d033', 'yellow'],
    ['#f49ac2', 'pink'],
    ['#7a3f9d', 'purple'],
    ['#8c8f94', 'grey'],
    ['#d9c7a7', 'beige'],
    ['#0f6a70', 'turquoise'],
  ])('coloursOfPicture, a shirt of %s on a light wall, is %s and of nothing else', async (shirt, family) => {
    expect(await familiesOf(drawing({ shirt }))).toEqual([family]);
  });

  test.each(['#ffffff', '#f4f4f2', '#d8dce0', '#e8ddd0'])(
    'coloursOfPicture, a red shirt on a wall of %s, is red',
    async (wall) => {
      expect(await familiesOf(drawing({ wall, shirt: '#c8102e' }))).toEqual(['red']);
    },
  );

  test('coloursOfPicture, a white shirt on a grey wall, is white', async () => {
    expect(await familiesOf(drawing({ wall: '#9aa0a6', shirt: '#fbfbfb' }))).toEqual(['white']);
  });

  test('coloursOfPicture, stripes, has both colours with their shares', async () => {
    const colours = await coloursOfPicture(
      await jpegOf(drawing({ shirt: '#fafafa', wall: '#b9c0c6', print: stripes('#1b2a4b') })),
    );
    expect(colours.map(({ family }) => family).sort()).toEqual(['navy', 'white']);
    for (const { share } of colours) expect(share).toBeGreaterThan(0.25);
  });

  test('coloursOfPicture, a button, is no colour of the shirt', async () => {
    const print = '<circle cx="250" cy="200" r="8" fill="#f5d033"/>';
    expect(await familiesOf(drawing({ shirt: '#2e8b57', print }))).toEqual(['green']);
  });

  test('coloursOfPicture, a shirt as white as its wall, says nothing rather than guess', async () => {
    const flat = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#fff"/></svg>`;
    expect(await coloursOfPicture(await jpegOf(flat))).toEqual([]);
  });

  test('coloursOfPicture, a shirt in a street, says nothing rather than guess', async () => {
    const houses = Array.from(
      { length: 25 },
      (_, at) => `<rect x="${at * 20}" width="20" height="500" fill="hsl(${at * 67} 60% ${20 + ((at * 29) % 60)}%)"/>`,
    ).join('');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500">${houses}<path d="${SHIRT}" fill="#c8102e"/></svg>`;
    expect(await coloursOfPicture(await jpegOf(svg))).toEqual([]);
  });

  test('coloursOfPicture, a cut-out, goes by what can be seen', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}"><path d="${SHIRT}" fill="#7b1e3b"/></svg>`;
    const colours = await coloursOfPicture(await sharp(Buffer.from(svg)).png().toBuffer());
    expect(colours).toMatchObject([{ name: 'burgundy', family: 'red', share: 1 }]);
  });

  test('coloursOfPicture, the same picture, gives the same twice and values in range', async () => {
    const bytes = await jpegOf(drawing({ shirt: '#2a5caa', print: stripes('#f5d033') }));
    const colours = await coloursOfPicture(bytes);
    expect(await coloursOfPicture(bytes)).toEqual(colours);
    expect(colours.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeLessThanOrEqual(1.001);
    for (const { oklch } of colours) expect(oklch).not.toBeNull();
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff'] as const)(
    'coloursOfPicture, a %s, is read',
    async (format) => {
      const bytes = await sharp(Buffer.from(drawing({ shirt: '#c8102e' })))
        .toFormat(format)
        .toBuffer();
      expect((await coloursOfPicture(bytes)).map(({ family }) => family)).toEqual(['red']);
    },
  );

  test('coloursOfPicture, a picture of a single pixel, is no error', async () => {
    const bytes = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#c8102e' } })
      .png()
      .toBuffer();
    expect(await coloursOfPicture(bytes)).toEqual([]);
  });

  test('coloursOfPicture, bytes that are no picture, is refused', async () => {
    await expect(coloursOfPicture(Buffer.from('<html>not a picture</html>'))).rejects.toThrow(
      /unsupported image format/i,
    );
  });

  test('coloursOfPicture, a drawing, is refused before it is drawn', async () => {
    await expect(coloursOfPicture(Buffer.from(drawing({ shirt: '#c8102e' })))).rejects.toThrow(
      'Cannot take colours from svg',
    );
  });

  test('coloursOfPicture, more than 40 million pixels, is refused', async () => {
    const bytes = await sharp({ create: { width: 8_000, height: 5_001, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    await expect(coloursOfPicture(bytes)).rejects.toThrow(/pixel limit/i);
  });

  test('coloursOfPicture, a picture cut off in the middle, is refused', async () => {
    const bytes = await jpegOf(drawing({ shirt: '#c8102e' }));
    await expect(coloursOfPicture(bytes.subarray(0, bytes.length / 3))).rejects.toThrow();
  });
});
