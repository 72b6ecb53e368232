/** A place on the map, or on the screen in CSS pixels; y grows downwards. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A part of the map, as tools name it. */
export interface Box {
  readonly x_min: number;
  readonly y_min: number;
  readonly x_max: number;
  readonly y_max: number;
}

/** A rectangle on the screen. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** All of the map. */
export const WORLD: Box = { x_min: 0, y_min: 0, x_max: 1, y_max: 1 };

export const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, value));

export const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

export const within = ({ x, y }: Point, { left, top, width, height }: Rect): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height;
