import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import { arrange } from './arrange.rules.ts';
import { type Bitmap, type Box, Canvas, type Mask } from './canvas.ts';
import { CARD, inkOf, LETTERS, PAPER, QUIET } from './inks.rules.ts';
import { lettered } from './lettering.ts';
import type { Card, Region, Scene } from './scene.ts';

/** Side of a picture in pixels. */
const SIDE = 1_024;
const MARGIN = 20;
const MOST_LABELS = 14;
/** A label in pixels: letters, and the paper around them. */
const LABEL = { size: 21, countSize: 14, paddingX: 14, paddingY: 9, between: 8, radius: 12, most: 40 };
/** A picture of an item, and the frame around it. */
const THUMBNAIL = { width: 66, height: 82, frame: 4, radius: 8 };
const QUALITY = 86;
const WITHIN_S = 10;

/** Gives the bytes of a picture that we have; null when it is gone. */
export type PictureOf = (card: Card) => Promise<Uint8Array | null>;

/** Draws a part of the map: WebP, 1024 pixels square. Nothing is fetched from anywhere but our own store. */
export async function drawMap(scene: Scene, pictureOf: PictureOf): Promise<Buffer> {
  const canvas = new Canvas(SIDE, SIDE, PAPER);
  for (const { x, y, colour } of scene.dots) canvas.disc(x * SIDE, y * SIDE, 7, inkOf(colour), 0.1);
  // Searches are answered by the same process, and do not wait for all of it.
  await setImmediate();
  for (const { x, y, colour } of scene.dots) canvas.disc(x * SIDE, y * SIDE, 3, inkOf(colour), 0.85);
  const letters = await Promise.all(scene.regions.slice(0, MOST_LABELS).map(labelOf));
  const labels = arrange(letters, { side: SIDE, margin: MARGIN, gap: 10, taken: [] });
  const thumbnails = scene.cards.map((card) => ({
    card,
    x: card.x * SIDE,
    y: card.y * SIDE,
    width: THUMBNAIL.width + 2 * THUMBNAIL.frame,
    height: THUMBNAIL.height + 2 * THUMBNAIL.frame,
  }));
  const taken = labels.map(({ box }) => box);
  for (const { thing, box } of arrange(thumbnails, { side: SIDE, margin: MARGIN, gap: 8, taken })) {
    const bytes = await pictureOf(thing.card);
    if (bytes) drawCard(canvas, box, await thumbnail(bytes));
  }
  for (const { thing, box } of labels) drawLabel(canvas, box, thing);
  return sharp(canvas.bytes, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .webp({ quality: QUALITY, smartSubsample: true })
    .timeout({ seconds: WITHIN_S })
    .toBuffer();
}

interface Label extends Box {
  readonly name: Mask;
  readonly count: Mask;
}

async function labelOf({ label, count, x, y }: Region): Promise<Label> {
  const short = label.length > LABEL.most ? `${label.slice(0, LABEL.most - 1).trimEnd()}…` : label;
  const [name, number] = await Promise.all([
    lettered(short, LABEL.size, true),
    lettered(`${count.toLocaleString('en')} ${count === 1 ? 'item' : 'items'}`, LABEL.countSize),
  ]);
  return {
    name,
    count: number,
    x: x * SIDE,
    y: y * SIDE,
    width: Math.max(name.width, number.width) + 2 * LABEL.paddingX,
    height: name.height + LABEL.between + number.height + 2 * LABEL.paddingY,
  };
}

function drawLabel(canvas: Canvas, box: Box, { name, count }: Label): void {
  canvas.shadow({ ...box, y: box.y + 2 }, LABEL.radius, 12, 0.16);
  canvas.rounded(box, LABEL.radius, CARD, 0.94);
  const middle = box.x + box.width / 2;
  canvas.stamp(middle - name.width / 2, box.y + LABEL.paddingY, name, LETTERS);
  canvas.stamp(middle - count.width / 2, box.y + LABEL.paddingY + name.height + LABEL.between, count, QUIET);
}

function drawCard(canvas: Canvas, box: Box, picture: Bitmap): void {
  canvas.shadow({ ...box, y: box.y + 2 }, THUMBNAIL.radius + THUMBNAIL.frame, 10, 0.2);
  canvas.rounded(box, THUMBNAIL.radius + THUMBNAIL.frame / 2, CARD);
  const { frame, width, height, radius } = THUMBNAIL;
  canvas.picture({ x: box.x + frame, y: box.y + frame, width, height }, radius, picture);
}

/** A picture of ours, filling the card; what stands out of it stays in. */
async function thumbnail(bytes: Uint8Array): Promise<Bitmap> {
  const { data, info } = await sharp(bytes, { failOn: 'error' })
    .resize({ width: THUMBNAIL.width, height: THUMBNAIL.height, fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .timeout({ seconds: WITHIN_S })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, bytes: data };
}
