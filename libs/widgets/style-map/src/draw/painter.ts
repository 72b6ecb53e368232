import { pictureAt } from '../../../elements/picture.ts';
import type { PlacedItem } from '../data/tools.ts';
import type { Rect } from '../map/geometry.ts';
import { ASPECT, pictureRect, pictureWidth, withPictures } from '../map/level-of-detail.ts';
import { toScreen } from '../map/camera.ts';
import { heart, type Placed, placed } from './dots.ts';
import { LabelLayer } from './label-layer.ts';
import type { Painted, Scene } from './scene.ts';
import { Pictures, SHADOW_PX } from './sprites.ts';
import { Terrain } from './terrain.ts';

/** Drawing the land anew for every frame of a zoom would be too much. */
const TERRAIN_PAUSE_MS = 160;
/** What is new on it can wait until the map rests; what would be missing cannot. */
const REST_MS = 120;
const CHOICE_MS = 120;
const NO_CHOICE = { zoom: NaN, of: [], at: 0, chosen: [] };
/** What the land is made of. */
const CONTENT = ['items', 'clusters', 'ratings'] as const;

/** Paints one frame of the map: land, dots, pictures, names. */
export class Painter {
  readonly #terrain = new Terrain();
  readonly #pictures: Pictures;
  readonly #labels: LabelLayer;
  readonly #context: CanvasRenderingContext2D;
  readonly #addresses = new WeakMap<PlacedItem, string | null>();
  #kept: ReadonlySet<string> = new Set();
  #choice: { zoom: number; of: readonly PlacedItem[]; at: number; chosen: readonly PlacedItem[] } = NO_CHOICE;
  #look: Pick<Scene, 'palette' | 'density'> | undefined;
  #drawn: Scene | undefined;

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
    let isMoving = this.#renewTerrain(scene);
    this.#terrain.draw(context, camera, frame);
    this.#pictures.beginFrame();
    const width = pictureWidth(camera.zoom, frame.width);
    const labels = this.#labels.place(scene);
    const taken = labels.map(({ rect }) => rect);
    const chosen = width === 0 ? [] : this.#choose(scene, width, taken);
    this.#kept = new Set(chosen.map(({ id }) => id));
    // Lower ones lie over upper ones, as on a table.
    const pictures = chosen.sort((a, b) => a.y - b.y);
    for (const spot of pictures) isMoving = this.#picture(spot, width, scene) || isMoving;
    this.#rings(width, scene);
    isMoving = this.#labels.draw(context, scene) || isMoving;
    // Once more when all rests, so that the last choice is made from where the person has come to.
    isMoving ||= width > 0 && scene.now - this.#choice.at > 0 && scene.now - scene.movedAt < 2 * CHOICE_MS;
    const drawn = { labels, pictures, pictureWidth: width, dots: lazily(() => placed(scene)) };
    return { drawn, isMoving };
  }

  /** True while it is old and has to wait. */
  #renewTerrain(scene: Scene): boolean {
    const { camera, frame, now, movedAt } = scene;
    const before = this.#drawn;
    const isMissing = this.#terrain.isStale(camera, frame) || before?.palette !== scene.palette;
    const isOld = CONTENT.some((key) => before?.[key] !== scene[key]);
    if (!isMissing && !isOld) return false;
    const isSoon = before?.palette === scene.palette && now - before.now < TERRAIN_PAUSE_MS;
    if (isSoon || (!isMissing && now - movedAt < REST_MS)) return true;
    this.#terrain.render(scene);
    this.#drawn = scene;
    return false;
  }

  /** Whose picture is shown; under it lies its dot. Chosen anew now and then, in between those chosen only move. */
  #choose(scene: Scene, width: number, taken: readonly Rect[]): Placed[] {
    const { camera, items, now } = scene;
    const { zoom, of, at, chosen } = this.#choice;
    if (zoom === camera.zoom && of === items && now - at < CHOICE_MS) return placed({ ...scene, items: chosen });
    const candidates = placed(scene).filter(({ item }) => !this.#pictures.isBroken(this.#addressOf(item, scene)));
    const spots = withPictures(candidates, width, this.#kept, taken);
    this.#choice = { zoom: camera.zoom, of: items, at: now, chosen: spots.map(({ item }) => item) };
    return spots;
  }

  /** Worked out once for an item: it takes longer than drawing it. */
  #addressOf(item: PlacedItem, { density }: Scene): string | null {
    const known = this.#addresses.get(item);
    if (known !== undefined) return known;
    const address = pictureAt(item.picture, 112 * density);
    this.#addresses.set(item, address);
    return address;
  }

  /** True while it still comes. */
  #picture(spot: Placed, width: number, scene: Scene): boolean {
    const { palette, density, now, isCalm } = scene;
    const context = this.#context;
    const address = this.#addressOf(spot.item, scene);
    const found = address === null ? undefined : this.#pictures.get(address, width, palette, density, now);
    const { left, top, height } = pictureRect(spot, width);
    const there = found === 'soon' ? undefined : found;
    const fade = there ? (isCalm ? 1 : there.fade) : 0;
    if (fade < 1) {
      context.fillStyle = palette.surface;
      context.globalAlpha = 0.8;
      context.beginPath();
      context.roundRect(left, top, width, height, Math.max(5, width * 0.09));
      context.fill();
    }
    if (there) {
      const { sprite } = there;
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
    return found === 'soon' || (there !== undefined && fade < 1);
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
