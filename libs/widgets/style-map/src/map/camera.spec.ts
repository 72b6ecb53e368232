import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  askedBox,
  boxOf,
  fitting,
  HOME,
  levelOf,
  MAX_ZOOM,
  MIN_ZOOM,
  panned,
  settled,
  toMap,
  toScreen,
  zoomedAt,
} from './camera.ts';
import { flight } from './flight.ts';

const cameras = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }),
});
const frames = fc.record({ width: fc.integer({ min: 280, max: 2_560 }), height: fc.integer({ min: 200, max: 1_600 }) });
const points = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) });
const HOME_CORNER = { x: 0, y: 0, zoom: 0 };
const FRAME = { width: 800, height: 600 };

describe('camera', () => {
  test('at home, shows the whole map from edge to edge', () => {
    const box = boxOf(HOME, FRAME);
    expect([box.x_min, box.y_min, box.x_max, box.y_max].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([
      0, 0, 1, 1,
    ]);
  });

  test('a place, to the screen and back, is the same place', () => {
    fc.assert(
      fc.property(cameras, frames, points, (camera, frame, point) => {
        const back = toScreen(camera, frame, toMap(camera, frame, point));
        expect(back.x).toBeCloseTo(point.x, 4);
        expect(back.y).toBeCloseTo(point.y, 4);
      }),
    );
  });

  test('zoomed at a point in the middle of the map, keeps what is under it', () => {
    const at = { x: 250, y: 420 };
    const before = { x: 0.5, y: 0.5, zoom: 3 };
    const now = zoomedAt(before, FRAME, at, 1.5);
    expect(now.zoom).toBe(4.5);
    const [was, is] = [toMap(before, FRAME, at), toMap(now, FRAME, at)];
    expect(is.x).toBeCloseTo(was.x, 9);
    expect(is.y).toBeCloseTo(was.y, 9);
  });

  test('panned or zoomed, however far, stays on the map and within its zooms', () => {
    fc.assert(
      fc.property(cameras, frames, fc.integer({ min: -5_000, max: 5_000 }), (camera, frame, by) => {
        for (const now of [panned(camera, frame, by, -by), zoomedAt(camera, frame, { x: 0, y: 0 }, by)]) {
          expect(settled(now)).toEqual(now);
        }
      }),
    );
  });

  test('fitting a box, shows all of it and could not go much nearer', () => {
    const box = { x_min: 0.2, y_min: 0.3, x_max: 0.4, y_max: 0.35 };
    const seen = boxOf(fitting(box, FRAME), FRAME);
    expect(seen.x_min).toBeCloseTo(0.2, 9);
    expect(seen.x_max).toBeCloseTo(0.4, 9);
    expect(seen.y_min).toBeLessThan(0.3);
    expect(seen.y_max).toBeGreaterThan(0.35);
  });

  test('a frame of no size, whatever is done in it, leads home', () => {
    const frame = { width: 0, height: 0 };
    const box = { x_min: 0.2, y_min: 0.3, x_max: 0.4, y_max: 0.35 };
    const looks = [fitting(box, frame), panned(HOME, frame, 0, 0), zoomedAt(HOME, frame, { x: 0, y: 0 }, 1)];
    expect(looks).toEqual([HOME, HOME, HOME]);
  });

  test('the part asked for, wherever one looks, covers the frame, is on the map and not empty', () => {
    fc.assert(
      fc.property(cameras, frames, (camera, frame) => {
        const asked = askedBox(camera, frame);
        const seen = boxOf(camera, frame);
        expect(asked.x_min).toBeGreaterThanOrEqual(0);
        expect(asked.y_max).toBeLessThanOrEqual(1);
        expect(asked.x_max).toBeGreaterThan(asked.x_min);
        expect(asked.y_max).toBeGreaterThan(asked.y_min);
        expect(asked.x_min).toBeLessThanOrEqual(Math.max(0, seen.x_min) + 1e-9);
        expect(asked.x_max).toBeGreaterThanOrEqual(Math.min(1, seen.x_max) - 1e-9);
      }),
    );
  });

  test('the part asked for, after a small move, is the same', () => {
    const camera = { x: 0.51, y: 0.51, zoom: 2 };
    expect(askedBox(panned(camera, FRAME, 3, 3), FRAME)).toEqual(askedBox(camera, FRAME));
  });

  test.each([
    [-0.25, 0],
    [0.49, 0],
    [0.5, 1],
    [9.9, 10],
  ])('nearness %d, for tools, is level %d', (zoom, level) => {
    expect(levelOf({ x: 0.5, y: 0.5, zoom })).toBe(level);
  });
});

describe('flight', () => {
  test('from anywhere to anywhere, begins and ends there', () => {
    fc.assert(
      fc.property(cameras, cameras, (from, to) => {
        const way = flight(from, to);
        for (const [t, place] of [
          [0, from],
          [1, to],
        ] as const) {
          const at = way.at(t);
          expect(at.x).toBeCloseTo(place.x, 3);
          expect(at.y).toBeCloseTo(place.y, 3);
          expect(at.zoom).toBeCloseTo(place.zoom, 3);
        }
        expect(way.ms).toBeGreaterThan(0);
        expect(way.ms).toBeLessThanOrEqual(900);
      }),
      { examples: [[{ x: 1e-6, y: 0, zoom: 3.05 }, HOME_CORNER]] },
    );
  });

  test('across the map, near to near, rises on its way', () => {
    const way = flight({ x: 0.1, y: 0.1, zoom: 6 }, { x: 0.9, y: 0.9, zoom: 6 });
    expect(way.at(0.5).zoom).toBeLessThan(3);
  });
});
