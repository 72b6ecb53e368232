import { pictureAt } from '../data/picture.ts';
import { ASPECT, pictureRect, pictureWidth, withPictures } from '../map/level-of-detail.ts';
import { toScreen } from '../map/camera.ts';
import { heart, type Placed, placed } from './dots.ts';
import { LabelLayer } from './label-layer.ts';
import type { Painted, Scene } from './scene.ts';
import { Pictures, SHADOW_PX } from './sprites.ts';
import { Terrain } from './terrain.ts';

/** Paints one frame of the map: land, dots, pictures, names. */
export class Painter {
  readonly terrain = new Terrain();
  readonly #pictures: Pictures;
  readonly #labels: LabelLayer;
  readonly #context: CanvasRenderingContext2D;
  #kept: ReadonlySet<string> = new Set();
  #look: Pick<Scene, 'palette' | 'density'> | undefined;

  constructor(context: CanvasRenderingContext2D, changed: () => void) {
    this.#context = context;
    this.#pictures = new Pictures(changed);
    this.#labels = new LabelLayer(this.#pictures);
  }

  paint(scene: Scene): Painted {
    const context = this.#context;
    const { camera, frame, density, palette } = scene;
    if (this.#look?.palette !== palette || this.#look.density !== density) this.#pictures.forgetSprites();
    this.#look = { palette, density };
    context.setTransform(density, 0, 0, density, 0, 0);
    context.fillStyle = palette.sunk;
    context.fillRect(0, 0, frame.width, frame.height);
    this.terrain.draw(context, camera, frame);
    const width = pictureWidth(camera.zoom, frame.width);
    const chosen = width === 0 ? [] : this.#choose(scene, width);
    this.#kept = new Set(chosen.map(({ id }) => id));
    // Lower ones lie over upper ones, as on a table.
    const pictures = chosen.sort((a, b) => a.y - b.y);
    let isMoving = false;
    for (const spot of pictures) isMoving = this.#picture(spot, width, scene) || isMoving;
    this.#rings(width, scene);
    const names = this.#labels.draw(context, scene);
    const drawn = { labels: names.labels, pictures, pictureWidth: width, dots: lazily(() => placed(scene)) };
    return { drawn, isMoving: isMoving || names.isMoving };
  }

  /** Whose picture is shown; under it lies its dot. */
  #choose(scene: Scene, width: number): Placed[] {
    const candidates = placed(scene).filter(
      ({ item }) => !this.#pictures.isBroken(this.#addressOf(item.picture, scene) ?? ''),
    );
    return withPictures(candidates, width, this.#kept);
  }

  #addressOf(picture: string | null, { density }: Scene): string | null {
    return pictureAt(picture, 112 * density);
  }

  /** True while it still comes. */
  #picture(spot: Placed, width: number, scene: Scene): boolean {
    const { palette, density, now, isCalm } = scene;
    const context = this.#context;
    const address = this.#addressOf(spot.item.picture, scene);
    const found = address === null ? undefined : this.#pictures.get(address, width, palette, density, now);
    const { left, top, height } = pictureRect(spot, width);
    const fade = isCalm ? 1 : (found?.fade ?? 0);
    if (fade < 1) {
      context.fillStyle = palette.surface;
      context.globalAlpha = 0.8;
      context.beginPath();
      context.roundRect(left, top, width, height, Math.max(5, width * 0.09));
      context.fill();
    }
    if (found) {
      const { sprite } = found;
      const scale = width / (sprite.width - 2 * SHADOW_PX);
      const pad = SHADOW_PX * scale;
      context.globalAlpha = fade;
      context.drawImage(sprite.canvas, left - pad, top - pad, sprite.width * scale, sprite.height * scale);
    }
    context.globalAlpha = 1;
    if (spot.rating === 1) {
      context.fillStyle = palette.surface;
      context.beginPath();
      context.arc(left + width - 4, top + 4, 10, 0, 2 * Math.PI);
      context.fill();
      heart(context, left + width - 4, top + 4.5, 10, palette.accent);
    }
    return found !== undefined && fade < 1;
  }

  /** Around what is selected and what keys or the pointer are at. */
  #rings(width: number, scene: Scene): void {
    const { camera, frame, items, selectedId, aim, hoverId, palette } = scene;
    const aimed = aim?.kind === 'item' ? aim.id : undefined;
    const context = this.#context;
    for (const id of new Set([selectedId, aimed, hoverId])) {
      const item = id === undefined ? undefined : items.find(({ item_id }) => item_id === id);
      if (!item) continue;
      const { x, y } = toScreen(camera, frame, item);
      const [w, h] = this.#kept.has(item.item_id) ? [width + 7, width * ASPECT + 7] : [18, 18];
      context.strokeStyle = palette.accent;
      context.lineWidth = id === hoverId && id !== selectedId ? 1.5 : 2.5;
      context.beginPath();
      context.roundRect(x - w / 2, y - h / 2, w, h, Math.min(w / 2, 12));
      context.stroke();
    }
  }
}

/** Worked out when first asked for. */
function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
