import { createHmac, timingSafeEqual } from 'node:crypto';
import { MAX_ZOOM, type Viewport } from '#libs/contracts';

/** A part of the map that is drawn: one of few squares, so that people who look at about the same get the same picture. */
export interface Frame {
  /** Its side is 2^(-step / 2). */
  readonly step: number;
  /** Where it begins, in eighths of its side. */
  readonly column: number;
  readonly row: number;
}

const DEEPEST_STEP = 2 * MAX_ZOOM;
const EIGHTHS = 8;
const sideOf = (step: number): number => 2 ** (-step / 2);

/** The frame that shows a viewport: as small as it can be, moved by no more than a sixteenth of its side. */
export function frameOf({ x_min, y_min, x_max, y_max }: Viewport): Frame {
  const size = Math.max(x_max - x_min, y_max - y_min);
  const step = Math.min(DEEPEST_STEP, Math.max(0, Math.floor(2 * Math.log2(1 / size) + 1e-6)));
  const side = sideOf(step);
  const last = Math.ceil(((1 - side) * EIGHTHS) / side - 1e-6);
  const begin = (from: number, to: number): number =>
    Math.min(last, Math.max(0, Math.round((((from + to - side) / 2) * EIGHTHS) / side)));
  return { step, column: begin(x_min, x_max), row: begin(y_min, y_max) };
}

export function viewportOf({ step, column, row }: Frame): Viewport {
  const side = sideOf(step);
  // The last one ends where the map does.
  const [x, y] = [column, row].map((begin) => Math.min(1 - side, (begin * side) / EIGHTHS)) as [number, number];
  return { x_min: x, y_min: y, x_max: Math.min(1, x + side), y_max: Math.min(1, y + side) };
}

/** The zoom whose regions are named in it. */
export const zoomOfFrame = ({ step }: Frame): number => Math.floor(step / 2);

const MAC_DIGITS = 24;

/**
 * Handle of the picture of a frame. Only those we gave out have a right code, so that nobody can make us draw what nobody was shown.
 * `secret` belongs to the version: the handles of a map end with it.
 */
export function pictureIdOf(version: number, frame: Frame, secret: string): string {
  const named = `${version}-${frame.step}-${frame.column}-${frame.row}`;
  return `map_${named}-${macOf(named, secret)}`;
}

/** What a handle names; undefined for one that was not given out for this version. */
export function frameOfId(id: string, version: number, secret: string): Frame | undefined {
  const found = /^map_((\d{1,10})-(\d{1,2})-(\d{1,5})-(\d{1,5}))-([0-9a-f]{24})$/.exec(id);
  if (!found) return undefined;
  const [, named = '', of, step, column, row, mac = ''] = found;
  const isOurs = timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(named, secret)));
  if (!isOurs || Number(of) !== version) return undefined;
  return { step: Number(step), column: Number(column), row: Number(row) };
}

const macOf = (named: string, secret: string): string =>
  createHmac('sha256', secret).update(`style-map-picture ${named}`).digest('hex').slice(0, MAC_DIGITS);
