import { type Box, clamp, type Point, WORLD } from './geometry.ts';

/** Where the person looks: the middle of the screen on the map, and how near. At zoom 0 the whole map fills the frame. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The screen, in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** A little beyond the edge of the map, so that its coast is seen. */
export const MIN_ZOOM = -0.25;
export const MAX_ZOOM = 10;
/** Nearest and widest shape a map takes on: places have no aspect of their own, so the map fills the frame as far as it is not distorted. */
const NARROWEST = 0.62;
const WIDEST = 1.8;

export const HOME: Camera = { x: 0.5, y: 0.5, zoom: 0 };

/** Pixels of the map's side at zoom 0. */
export function unitsOf({ width, height }: Frame): Point {
  const ratio = width / Math.max(1, height);
  if (ratio > WIDEST) return { x: height * WIDEST, y: height };
  if (ratio < NARROWEST) return { x: width, y: width / NARROWEST };
  return { x: width, y: height };
}

/** Pixels of the map's side now. */
export function scaleOf(camera: Camera, frame: Frame): Point {
  const units = unitsOf(frame);
  const nearness = 2 ** camera.zoom;
  return { x: units.x * nearness, y: units.y * nearness };
}

export function toScreen(camera: Camera, frame: Frame, { x, y }: Point): Point {
  const scale = scaleOf(camera, frame);
  return { x: frame.width / 2 + (x - camera.x) * scale.x, y: frame.height / 2 + (y - camera.y) * scale.y };
}

export function toMap(camera: Camera, frame: Frame, { x, y }: Point): Point {
  const scale = scaleOf(camera, frame);
  return { x: camera.x + (x - frame.width / 2) / scale.x, y: camera.y + (y - frame.height / 2) / scale.y };
}

/** The part of the map in the frame; may reach beyond the map's edge. */
export function boxOf(camera: Camera, frame: Frame): Box {
  const from = toMap(camera, frame, { x: 0, y: 0 });
  const to = toMap(camera, frame, { x: frame.width, y: frame.height });
  return { x_min: from.x, y_min: from.y, x_max: to.x, y_max: to.y };
}

/** Nearness within its limits, and the middle on the map; home where a frame of no size leaves nothing to say. */
export function settled({ x, y, zoom }: Camera): Camera {
  if (Number.isNaN(x + y + zoom)) return HOME;
  return { x: clamp(x, 0, 1), y: clamp(y, 0, 1), zoom: clamp(zoom, MIN_ZOOM, MAX_ZOOM) };
}

/** Moves what is under the pointer by so many pixels. */
export function panned(camera: Camera, frame: Frame, dx: number, dy: number): Camera {
  const scale = scaleOf(camera, frame);
  return settled({ ...camera, x: camera.x - dx / scale.x, y: camera.y - dy / scale.y });
}

/** Zooms by so many steps; what is at `at` stays there. */
export function zoomedAt(camera: Camera, frame: Frame, at: Point, by: number): Camera {
  const zoom = clamp(camera.zoom + by, MIN_ZOOM, MAX_ZOOM);
  const fixed = toMap(camera, frame, at);
  const scale = scaleOf({ ...camera, zoom }, frame);
  return settled({
    x: fixed.x - (at.x - frame.width / 2) / scale.x,
    y: fixed.y - (at.y - frame.height / 2) / scale.y,
    zoom,
  });
}

/** The nearest look at the whole of a box. */
export function fitting(box: Box, frame: Frame): Camera {
  const units = unitsOf(frame);
  const across = Math.max(1e-6, box.x_max - box.x_min) * units.x;
  const down = Math.max(1e-6, box.y_max - box.y_min) * units.y;
  const zoom = Math.log2(Math.min(frame.width / across, frame.height / down));
  return settled({ x: (box.x_min + box.x_max) / 2, y: (box.y_min + box.y_max) / 2, zoom });
}

/** How near tools are asked to look. */
export const levelOf = ({ zoom }: Camera): number => clamp(Math.round(zoom), 0, MAX_ZOOM);

/** Share of its width that is asked for beyond the frame, so that the next small move shows something. */
const MARGIN = 0.15;
/** Boxes asked for stand on a grid of so many steps a frame: a small move asks for the same box, which is remembered. */
const STEPS = 4;

/** The part of the map to ask for. */
export function askedBox(camera: Camera, frame: Frame): Box {
  const step = 2 ** -levelOf(camera) / STEPS;
  const box = boxOf(camera, frame);
  const [dx, dy] = [(box.x_max - box.x_min) * MARGIN, (box.y_max - box.y_min) * MARGIN];
  const down = (value: number): number => clamp(Math.floor(value / step) * step, WORLD.x_min, 1 - step);
  const up = (value: number): number => clamp(Math.ceil(value / step) * step, step, WORLD.x_max);
  return {
    x_min: down(box.x_min - dx),
    y_min: down(box.y_min - dy),
    x_max: up(box.x_max + dx),
    y_max: up(box.y_max + dy),
  };
}
