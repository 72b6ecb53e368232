import { describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { arrange } from './arrange.rules.ts';
import { drawMap } from './draw-map.ts';
import { lettered } from './lettering.ts';

describe('arrange', () => {
  const options = { side: 100, margin: 5, gap: 2, taken: [{ x: 40, y: 40, width: 20, height: 20 }] };

  test('arrange, things on top of each other, are moved apart, kept inside, or left out', () => {
    const things = Array.from({ length: 12 }, () => ({ x: 98, y: 50, width: 20, height: 10 }));
    const placed = arrange(things, options);
    expect(placed.length).toBeGreaterThan(2);
    expect(placed.length).toBeLessThan(12);
    const boxes = [...options.taken, ...placed.map(({ box }) => box)];
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1))
        expect(
          a.x + a.width + 2 <= b.x ||
            b.x + b.width + 2 <= a.x ||
            a.y + a.height + 2 <= b.y ||
            b.y + b.height + 2 <= a.y,
        ).toBe(true);
    for (const { box } of placed) expect([box.x >= 5, box.x + box.width <= 95]).toEqual([true, true]);
  });
});

describe('lettered', () => {
  test('lettered, markup and entities, are drawn as they are written', async () => {
    const [bold, plain] = await Promise.all([lettered('<b>a</b>', 20), lettered('a', 20)]);
    expect(bold.width).toBeGreaterThan(3 * plain.width);
    await expect(lettered('<span foreground="red" & </span', 20)).resolves.toBeDefined();
  });

  test('lettered, hidden characters, take no room', async () => {
    const [hidden, plain] = await Promise.all([
      lettered('na\u202evy\u200b \u{e0041}knit', 20),
      lettered('navy knit', 20),
    ]);
    expect([hidden.width, hidden.height]).toEqual([plain.width, plain.height]);
    expect(await lettered('\u200b\u202e', 20)).toMatchObject({ width: 0, height: 0 });
  });
});

describe('drawMap', () => {
  const card = { x: 0.5, y: 0.75, pictureId: 'pic_1', content: 'c' };

  test('drawMap, a scene, is a WebP of 1024 pixels that shows its pictures, names and dots', async () => {
    const red = await sharp({ create: { width: 160, height: 200, channels: 3, background: '#e01010' } })
      .webp()
      .toBuffer();
    const dots = [{ x: 0.1, y: 0.1, colour: 'blue' as const }];
    const regions = [{ label: 'navy knitwear', count: 1_204, x: 0.5, y: 0.3 }];
    const drawn = await drawMap({ regions, dots, cards: [card] }, () => Promise.resolve(red));
    const { data, info } = await sharp(drawn).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 1_024, height: 1_024 });
    const at = (x: number, y: number): number[] => [...data.subarray(3 * (y * 1_024 + x), 3 * (y * 1_024 + x) + 3)];
    const [redness = 0, greenness = 255] = at(512, 768);
    expect(redness - greenness).toBeGreaterThan(150);
    const [r = 0, , b = 0] = at(102, 102);
    expect(b - r).toBeGreaterThan(40);
    // Letters are dark on a light label.
    const label = Array.from({ length: 120 }, (_, x) => at(452 + x, 300)[0] ?? 0);
    expect(Math.min(...label)).toBeLessThan(120);
  });

  test('drawMap, a picture that is gone or damaged, does without it or says so', async () => {
    const empty = await drawMap({ regions: [], dots: [], cards: [card] }, () => Promise.resolve(null));
    expect((await sharp(empty).metadata()).format).toBe('webp');
    await expect(
      drawMap({ regions: [], dots: [], cards: [card] }, () => Promise.resolve(Buffer.from('no picture'))),
    ).rejects.toThrow();
  });
});
