import { Cache } from '../data/view-cache.ts';
import type { Cluster } from '../data/tools.ts';
import { ASPECT } from '../map/level-of-detail.ts';
import type { Palette } from './palette.ts';

/** Something drawn once and shown often; its size is in CSS pixels. */
export interface Sprite {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

/** Room around a picture for its shadow. */
export const SHADOW_PX = 8;
const BORDER_PX = 2.5;
const KEPT = 260;

function sprite(width: number, height: number, density: number): [Sprite, CanvasRenderingContext2D | null] {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * density);
  canvas.height = Math.ceil(height * density);
  const context = canvas.getContext('2d');
  context?.scale(density, density);
  return [{ canvas, width, height }, context];
}

/** The name of a region with its count, in ink with a rim of paper so that it reads on anything. */
export function labelSprite(cluster: Cluster, count: string, px: number, palette: Palette, density: number): Sprite {
  const name = `400 ${px}px ${palette.serif}`;
  const small = `600 ${Math.max(10.5, px * 0.5)}px ${palette.sans}`;
  const [, probe] = sprite(1, 1, 1);
  const widthIn = (font: string, text: string): number => {
    if (!probe) return 0;
    probe.font = font;
    return probe.measureText(text).width;
  };
  const width = Math.max(widthIn(name, cluster.label), widthIn(small, count)) + 16;
  const height = px * 1.25 + Math.max(10.5, px * 0.5) * 1.35 + 4;
  const [made, context] = sprite(width, height, density);
  if (!context) return made;
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.strokeStyle = palette.surface;
  const write = (text: string, font: string, y: number, colour: string, rim: number): void => {
    context.font = font;
    context.lineWidth = rim;
    context.globalAlpha = 0.85;
    context.strokeText(text, width / 2, y);
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fillText(text, width / 2, y);
  };
  write(cluster.label, name, px * 1.05, palette.ink, 5);
  write(count, small, px * 1.05 + Math.max(10.5, px * 0.5) * 1.4, palette.soft, 4);
  return made;
}

/** A picture in a rounded frame with a little shadow, cut to its shape as `object-fit: cover` does. */
function pictureSprite(image: HTMLImageElement, width: number, palette: Palette, density: number): Sprite {
  const height = width * ASPECT;
  const [made, context] = sprite(width + 2 * SHADOW_PX, height + 2 * SHADOW_PX, density);
  if (!context) return made;
  const radius = Math.max(5, width * 0.09);
  context.save();
  context.shadowColor = palette.isDark ? 'rgb(0 0 0 / .55)' : 'rgb(60 40 25 / .28)';
  context.shadowBlur = SHADOW_PX * density * 0.9;
  context.shadowOffsetY = 2 * density;
  context.fillStyle = palette.surface;
  context.beginPath();
  context.roundRect(SHADOW_PX, SHADOW_PX, width, height, radius);
  context.fill();
  context.restore();
  const [left, top] = [SHADOW_PX + BORDER_PX, SHADOW_PX + BORDER_PX];
  const [innerWidth, innerHeight] = [width - 2 * BORDER_PX, height - 2 * BORDER_PX];
  context.beginPath();
  context.roundRect(left, top, innerWidth, innerHeight, Math.max(2, radius - BORDER_PX));
  context.clip();
  const scale = Math.max(innerWidth / image.naturalWidth, innerHeight / image.naturalHeight);
  const [w, h] = [image.naturalWidth * scale, image.naturalHeight * scale];
  context.drawImage(image, left + (innerWidth - w) / 2, top + (innerHeight - h) / 2, w, h);
  return made;
}

interface Known {
  readonly image: HTMLImageElement;
  isReady: boolean;
  /** When it was first seen, by the clock of frames. */
  shownAt?: number;
}

interface Made {
  readonly sprite: Sprite;
  readonly step: number;
}

/** Sprites made in a frame at most: one takes as long as everything else in it. */
const MADE_A_FRAME = 1;
/** Sprites are not made for every pixel of a zoom: the frame scales those in between. */
const STEP_PX = 16;
const FADE_MS = 220;

/** The pictures of items: loaded by the browser as it sees fit, kept as sprites about the size of the moment. */
export class Pictures {
  readonly #images = new Cache<Known>(KEPT);
  readonly #sprites = new Cache<Made>(KEPT);
  readonly #broken = new Set<string>();
  readonly #arrived: () => void;
  #left = MADE_A_FRAME;

  constructor(arrived: () => void) {
    this.#arrived = arrived;
  }

  /** Sprites of another theme or density are of no use. */
  forgetSprites(): void {
    this.#sprites.clear();
  }

  beginFrame(): void {
    this.#left = MADE_A_FRAME;
  }

  /** There is none at this address. */
  isBroken(url: string | null): boolean {
    return url === null || this.#broken.has(url);
  }

  /** Undefined while it is loaded, `soon` when it waits for its turn. `fade` goes from 0 to 1 in its first moments. */
  get(
    url: string,
    width: number,
    palette: Palette,
    density: number,
    now: number,
  ): { sprite: Sprite; fade: number } | 'soon' | undefined {
    const known = this.#images.get(url) ?? this.#load(url);
    if (!known.isReady) return undefined;
    const step = Math.ceil(width / STEP_PX) * STEP_PX;
    const made = this.#sprites.get(url);
    const sprite = made?.step === step || this.#left === 0 ? made?.sprite : undefined;
    if (!sprite && this.#left === 0) return 'soon';
    known.shownAt ??= now;
    const fade = Math.min(1, (now - known.shownAt) / FADE_MS);
    if (sprite) return { sprite, fade };
    this.#left -= 1;
    const fresh = pictureSprite(known.image, step, palette, density);
    this.#sprites.set(url, { sprite: fresh, step });
    return { sprite: fresh, fade };
  }

  #load(url: string): Known {
    const image = new Image();
    const known: Known = { image, isReady: false };
    image.decoding = 'async';
    image.onload = () => {
      known.isReady = true;
      this.#arrived();
    };
    image.onerror = () => {
      this.#broken.add(url);
      this.#arrived();
    };
    image.src = url;
    this.#images.set(url, known);
    return known;
  }
}
