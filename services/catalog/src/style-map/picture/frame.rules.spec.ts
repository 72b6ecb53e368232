import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameOf, frameOfId, pictureIdOf, viewportOf } from './frame.rules.ts';

const part = fc.double({ min: 0, max: 1, noNaN: true });
const viewports = fc.tuple(part, part, fc.double({ min: 0.001, max: 1, noNaN: true })).map(([u, v, side]) => ({
  x_min: u * (1 - side),
  y_min: v * (1 - side),
  x_max: u * (1 - side) + side,
  y_max: v * (1 - side) + side,
}));

describe('frameOf', () => {
  test('frameOf, any viewport, shows all of it but a sixteenth at an edge, is inside the map and no larger than it has to be', () => {
    fc.assert(
      fc.property(viewports, (viewport) => {
        const shown = viewportOf(frameOf(viewport));
        const [side, size] = [shown.x_max - shown.x_min, viewport.x_max - viewport.x_min];
        expect(side).toBeGreaterThanOrEqual(size - 1e-6);
        expect(side).toBeLessThanOrEqual(Math.max(size * Math.SQRT2, 2 ** -10) + 1e-6);
        expect(shown.x_min - viewport.x_min).toBeLessThanOrEqual(side / 16 + 1e-5);
        expect(viewport.y_max - shown.y_max).toBeLessThanOrEqual(side / 16 + 1e-5);
        expect(Math.min(shown.x_min, shown.y_min)).toBeGreaterThanOrEqual(0);
        expect(Math.max(shown.x_max, shown.y_max)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('frameOf, viewports hardly apart, are one frame', () => {
    const viewport = { x_min: 0.25, y_min: 0.25, x_max: 0.5, y_max: 0.5 };
    expect(frameOf({ ...viewport, x_min: 0.2501, x_max: 0.5001 })).toEqual(frameOf(viewport));
  });
});

describe('pictureIdOf', () => {
  const frame = { step: 3, column: 4, row: 7 };
  const id = pictureIdOf(12, frame, 'a-build');

  test('frameOfId, what was given out, is the frame', () => {
    expect(frameOfId(id, 12, 'a-build')).toEqual(frame);
  });

  test.each([
    ['another version', id, 13, 'a-build'],
    ['another build', id, 12, 'b-build'],
    ['another place', id.replace('-3-4-7-', '-3-4-6-'), 12, 'a-build'],
    ['another code', `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`, 12, 'a-build'],
    ['no code', 'map_12-3-4-7', 12, 'a-build'],
    ['anything else', '../../etc/passwd', 12, 'a-build'],
  ])('frameOfId, %s, is none', (_, given, version, secret) => {
    expect(frameOfId(given, version, secret)).toBeUndefined();
  });
});
