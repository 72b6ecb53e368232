import type { Cluster } from '../data/tools.ts';
import { boxOf, type Camera, type Frame, scaleOf, toScreen } from '../map/camera.ts';
import { contours, type Ring } from '../map/contours.ts';
import { densityOf } from '../map/density.ts';
import { type Box, type Point, WORLD } from '../map/geometry.ts';
import { drawDots, placed } from './dots.ts';
import { type Palette, washOf } from './palette.ts';
import type { Scene } from './scene.ts';

/** Shares of the highest at which a line is drawn; the first is the coast. */
const LEVELS = [0.07, 0.2, 0.36, 0.54, 0.74];
/** How far beyond the frame the land is drawn, in frames: moving about does not reach its end at once. */
const BEYOND = 0.5;
/** Drawn anew when the look has become so much nearer or farther, in zooms. */
const STALE_ZOOM = 0.6;

/**
 * The land and the items on it: contours of where things lie, washed in the hues of their regions, a dot for each. Drawn once for a
 * look and a little around it, then only moved: thousands of dots cost one picture a frame.
 */
export class Terrain {
  readonly #canvas = document.createElement('canvas');
  #camera: Camera | undefined;
  #frame: Frame = { width: 0, height: 0 };

  /** Whether another drawing would show more or better than the one there is. */
  isStale(camera: Camera, frame: Frame): boolean {
    if (!this.#camera || frame.width !== this.#frame.width || frame.height !== this.#frame.height) return true;
    const [now, drawn] = [boxOf(camera, frame), this.#reach()];
    const isCovered = (edge: number, side: number, limit: number, sign: 1 | -1): boolean =>
      sign * (edge - side) >= 0 || sign * (limit - side) >= 0;
    return (
      Math.abs(camera.zoom - this.#camera.zoom) > STALE_ZOOM ||
      !isCovered(now.x_min, drawn.x_min, WORLD.x_min, 1) ||
      !isCovered(now.y_min, drawn.y_min, WORLD.y_min, 1) ||
      !isCovered(now.x_max, drawn.x_max, WORLD.x_max, -1) ||
      !isCovered(now.y_max, drawn.y_max, WORLD.y_max, -1)
    );
  }

  render(scene: Scene): void {
    const { camera, frame, items, clusters, palette } = scene;
    [this.#camera, this.#frame] = [camera, frame];
    this.#canvas.width = Math.ceil(frame.width * (1 + 2 * BEYOND));
    this.#canvas.height = Math.ceil(frame.height * (1 + 2 * BEYOND));
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const beyond = { x: frame.width * BEYOND, y: frame.height * BEYOND };
    context.translate(beyond.x, beyond.y);
    const field = densityOf(this.#reach(), items, clusters);
    const at = (point: Point): Point => toScreen(camera, frame, point);
    const paths = LEVELS.map((level) => pathOf(contours(field, level * field.highest), at));
    const [coast] = paths;
    if (!coast || field.highest === 0) return;
    shore(context, coast, palette);
    context.save();
    context.clip(coast, 'evenodd');
    wash(context, clusters, at, scaleOf(camera, frame), palette);
    context.restore();
    heights(context, paths, palette);
    drawDots(context, placed(scene, beyond), scene);
  }

  /** Shows it as it lies from where the person looks now. */
  draw(context: CanvasRenderingContext2D, camera: Camera, frame: Frame): void {
    if (!this.#camera || this.#canvas.width === 0) return;
    const reach = this.#reach();
    const from = toScreen(camera, frame, { x: reach.x_min, y: reach.y_min });
    const to = toScreen(camera, frame, { x: reach.x_max, y: reach.y_max });
    context.drawImage(this.#canvas, from.x, from.y, to.x - from.x, to.y - from.y);
  }

  #reach(): Box {
    const { x_min, y_min, x_max, y_max } = boxOf(this.#camera ?? { x: 0, y: 0, zoom: 0 }, this.#frame);
    const [dx, dy] = [(x_max - x_min) * BEYOND, (y_max - y_min) * BEYOND];
    return { x_min: x_min - dx, y_min: y_min - dy, x_max: x_max + dx, y_max: y_max + dy };
  }
}

/** The higher the lighter, with a line at each step. */
function heights(context: CanvasRenderingContext2D, paths: readonly Path2D[], palette: Palette): void {
  for (const path of paths.slice(1)) {
    context.fillStyle = palette.isDark ? 'rgb(255 240 225 / .035)' : 'rgb(255 253 250 / .2)';
    context.fill(path, 'evenodd');
  }
  context.strokeStyle = palette.edge;
  for (const [i, path] of paths.entries()) {
    context.globalAlpha = i === 0 ? 0.6 : 0.22;
    context.lineWidth = i === 0 ? 1 : 0.75;
    context.stroke(path);
  }
  context.globalAlpha = 1;
}

/** Rounds the corners the grid leaves: each point pulls the line, the line passes through the middles. */
function pathOf(rings: readonly Ring[], at: (point: Point) => Point): Path2D {
  const path = new Path2D();
  for (const ring of rings) {
    const points = ring.map(at);
    const last = points.at(-1);
    const first = points[0];
    if (!first || !last) continue;
    path.moveTo((last.x + first.x) / 2, (last.y + first.y) / 2);
    points.forEach((point, i) => {
      const next = points[i + 1] ?? first;
      path.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
    });
    path.closePath();
  }
  return path;
}

/** Water lines outside the coast, as engravers draw them, then the land itself. */
function shore(context: CanvasRenderingContext2D, coast: Path2D, palette: Palette): void {
  context.lineJoin = 'round';
  context.strokeStyle = palette.edge;
  for (const [width, alpha] of [
    [26, 0.05],
    [15, 0.07],
    [7, 0.09],
  ] as const) {
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.stroke(coast);
  }
  context.globalAlpha = 1;
  context.fillStyle = palette.surface;
  context.fill(coast, 'evenodd');
}

function wash(
  context: CanvasRenderingContext2D,
  clusters: readonly Cluster[],
  at: (point: Point) => Point,
  scale: Point,
  palette: Palette,
): void {
  for (const cluster of clusters) {
    const { x, y } = at(cluster);
    const { x_min, x_max, y_min, y_max } = cluster.opens;
    const radius = Math.max(60, 0.62 * Math.max((x_max - x_min) * scale.x, (y_max - y_min) * scale.y));
    const gradient = context.createRadialGradient(x, y, 0, x, y, radius);
    gradient.addColorStop(0, washOf(cluster.cluster_id, palette, 0.8));
    gradient.addColorStop(0.55, washOf(cluster.cluster_id, palette, 0.5));
    gradient.addColorStop(1, washOf(cluster.cluster_id, palette, 0));
    context.fillStyle = gradient;
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
