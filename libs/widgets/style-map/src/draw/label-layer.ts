import { pictureAt } from '../../../elements/picture.ts';
import type { Cluster } from '../data/tools.ts';
import { toScreen } from '../map/camera.ts';
import type { Rect } from '../map/geometry.ts';
import { labelSize, type LabelWish, placedLabels } from '../map/labels.ts';
import { ASPECT, pictureWidth } from '../map/level-of-detail.ts';
import type { Palette } from './palette.ts';
import type { Scene } from './scene.ts';
import { labelSprite, type Pictures, SHADOW_PX, type Sprite } from './sprites.ts';

const FADE_MS = 260;
const NARROW_PX = 520;
/** Width of the picture above a name from afar, and the share of the largest region that has one. */
const MEDAL_PX = 40;
const MEDAL_SHARE = 0.3;
const MEDAL_GAP_PX = 3;

interface Shown {
  readonly cluster: Cluster;
  readonly sprite: Sprite;
  readonly hasMedal: boolean;
  rect: Rect;
  /** How much of it is there, from 0 to 1, and whether it comes or goes. */
  alpha: number;
  isWanted: boolean;
}

/** The names of regions. They come and go softly, in place: a name that jumps cannot be read. */
export class LabelLayer {
  readonly #pictures: Pictures;
  readonly #shown = new Map<string, Shown>();
  readonly #sprites = new Map<string, Sprite>();
  #palette: Palette | undefined;
  #at = 0;

  constructor(pictures: Pictures) {
    this.#pictures = pictures;
  }

  /** Where they stand in this frame: pictures make room for them. */
  place(scene: Scene): { id: string; rect: Rect }[] {
    if (scene.palette !== this.#palette) this.#sprites.clear();
    this.#palette = scene.palette;
    this.#place(scene);
    const wanted = [...this.#shown].filter(([, { isWanted }]) => isWanted);
    return wanted.map(([id, { rect }]) => ({ id, rect }));
  }

  /** Draws them where they were placed; true while any is on its way. */
  draw(context: CanvasRenderingContext2D, scene: Scene): boolean {
    const step = scene.isCalm ? 1 : Math.min(1, (scene.now - this.#at) / FADE_MS);
    this.#at = scene.now;
    const isAmongPictures = pictureWidth(scene.camera.zoom, scene.frame.width) > 0;
    let isMoving = false;
    for (const [id, shown] of this.#shown) {
      shown.alpha = Math.min(1, Math.max(0, shown.alpha + (shown.isWanted ? step : -step)));
      if (shown.alpha === 0 && !shown.isWanted) this.#shown.delete(id);
      isMoving ||= shown.isWanted ? shown.alpha < 1 : shown.alpha > 0;
      const isAimed = (scene.aim?.kind === 'cluster' && scene.aim.id === id) || scene.hoverId === id;
      if (isAimed || isAmongPictures) plate(context, shown, isAimed, scene.palette);
      if (shown.hasMedal) isMoving = this.#medal(context, shown, scene) || isMoving;
      const { sprite, rect } = shown;
      const left = rect.left + (rect.width - sprite.width) / 2;
      context.globalAlpha = shown.alpha;
      context.drawImage(sprite.canvas, left, rect.top + rect.height - sprite.height, sprite.width, sprite.height);
      context.globalAlpha = 1;
    }
    return isMoving;
  }

  #place(scene: Scene): void {
    const { camera, frame, clusters, reserved } = scene;
    const largest = clusters.reduce((most, { count }) => Math.max(most, count), 1);
    const isNear = pictureWidth(camera.zoom, frame.width) > 0;
    const isFar = !isNear && frame.width >= NARROW_PX;
    const sprites = new Map<string, Sprite>();
    const wish = (cluster: Cluster, hasMedal: boolean): LabelWish => {
      const { cluster_id: id, count } = cluster;
      const px = labelSize(count, largest, frame.width < NARROW_PX || isNear);
      const sprite = this.#spriteOf(cluster, px, scene);
      sprites.set(id, sprite);
      const height = sprite.height + (hasMedal ? MEDAL_PX * ASPECT + MEDAL_GAP_PX : 0);
      return { id, ...toScreen(camera, frame, cluster), width: sprite.width, height, count };
    };
    const withMedal = clusters.filter(
      ({ picture, count }) => isFar && picture !== null && count >= largest * MEDAL_SHARE,
    );
    const large = placedLabels(
      withMedal.map((cluster) => wish(cluster, true)),
      frame,
      reserved,
    );
    const isLarge = new Set(large.map(({ id }) => id));
    const small = placedLabels(
      clusters.filter(({ cluster_id }) => !isLarge.has(cluster_id)).map((cluster) => wish(cluster, false)),
      frame,
      [...reserved, ...large.map(({ rect }) => rect)],
    );
    this.#follow(scene);
    const rects = new Map([...large, ...small].map(({ id, rect }) => [id, rect]));
    for (const cluster of clusters) {
      const { cluster_id: id } = cluster;
      const [rect, sprite] = [rects.get(id), sprites.get(id)];
      if (!rect || !sprite) continue;
      const alpha = this.#shown.get(id)?.alpha ?? 0;
      this.#shown.set(id, { cluster, sprite, hasMedal: isLarge.has(id), rect, alpha, isWanted: true });
    }
  }

  /** Those on their way out stay with their region until they are gone. */
  #follow({ camera, frame }: Scene): void {
    for (const shown of this.#shown.values()) {
      const { x, y } = toScreen(camera, frame, shown.cluster);
      shown.isWanted = false;
      shown.rect = { ...shown.rect, left: x - shown.rect.width / 2, top: y - shown.rect.height / 2 };
    }
  }

  /** The picture of the most typical item above the name; true while it still comes. */
  #medal(context: CanvasRenderingContext2D, { cluster, rect, alpha }: Shown, scene: Scene): boolean {
    const { palette, density, now, isCalm } = scene;
    const address = pictureAt(cluster.picture, MEDAL_PX * density);
    const found = address === null ? undefined : this.#pictures.get(address, MEDAL_PX, palette, density, now);
    if (!found || found === 'soon') return found === 'soon';
    const fade = isCalm ? 1 : found.fade;
    const scale = MEDAL_PX / (found.sprite.width - 2 * SHADOW_PX);
    const [width, height] = [found.sprite.width * scale, found.sprite.height * scale];
    context.globalAlpha = alpha * fade;
    context.drawImage(
      found.sprite.canvas,
      rect.left + (rect.width - width) / 2,
      rect.top - SHADOW_PX * scale,
      width,
      height,
    );
    context.globalAlpha = 1;
    return fade < 1;
  }

  #spriteOf(cluster: Cluster, px: number, { palette, density, countOf }: Scene): Sprite {
    const count = countOf(cluster);
    const key = `${cluster.label}\n${count}\n${px}\n${density}`;
    const known = this.#sprites.get(key) ?? labelSprite(cluster, count, px, palette, density);
    if (this.#sprites.size > 400) this.#sprites.clear();
    this.#sprites.set(key, known);
    return known;
  }
}

/** What a name stands on where pictures lie about, or when it is pointed at. */
function plate(context: CanvasRenderingContext2D, shown: Shown, isAimed: boolean, palette: Palette): void {
  const { rect, sprite, alpha } = shown;
  const top = isAimed ? rect.top - 2 : rect.top + rect.height - sprite.height - 2;
  context.beginPath();
  context.roundRect(rect.left - 3, top, rect.width + 6, rect.top + rect.height + 4 - top, 12);
  context.fillStyle = palette.surface;
  context.globalAlpha = alpha * 0.86;
  context.fill();
  context.globalAlpha = alpha;
  if (isAimed) {
    context.strokeStyle = palette.accent;
    context.lineWidth = 2;
    context.stroke();
  }
  context.globalAlpha = 1;
}
