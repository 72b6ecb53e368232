import type { Point } from '../map/geometry.ts';

export interface GestureHears {
  /** A drag has begun or ended. */
  grabbed: (isGrabbed: boolean) => void;
  panned: (dx: number, dy: number) => void;
  zoomed: (at: Point, by: number) => void;
  pressed: (at: Point) => void;
  pressedTwice: (at: Point) => void;
  hovered: (at: Point | undefined) => void;
  /** Let go while moving, in pixels a millisecond: the map glides on. */
  thrown: (vx: number, vy: number) => void;
  /** Whether a wheel may still zoom that way; if not, what is around the map scrolls. */
  canZoom: (by: number) => boolean;
}

/** A finger that moves less than this has pressed. */
const PRESS_PX = 6;
const TWICE_MS = 320;
/** Zooms for a pixel of the wheel; a pinch on a touch pad comes as a wheel with Ctrl and small steps. */
const WHEEL = 1 / 320;
const PINCHED_WHEEL = 1 / 90;
const LINE_PX = 16;
const FASTEST_WHEEL = 0.6;

/** Wheel, drag, pinch and presses, of mouse, pen and fingers alike. */
export function listenToGestures(element: HTMLElement, hears: GestureHears): void {
  const fingers = new Map<number, Point>();
  let start: Point | undefined;
  let hasMoved = false;
  let last = { at: { x: 0, y: 0 }, time: 0, vx: 0, vy: 0 };
  let lastPress = { at: { x: 0, y: 0 }, time: -Infinity };

  const at = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    if (fingers.size === 1) {
      [start, hasMoved] = [at(event), false];
      last = { at: at(event), time: event.timeStamp, vx: 0, vy: 0 };
      hears.grabbed(true);
    } else hasMoved = true;
  });

  element.addEventListener('pointermove', (event) => {
    const now = at(event);
    const before = fingers.get(event.pointerId);
    if (!before) return void hears.hovered(event.pointerType === 'mouse' ? now : undefined);
    if (!hasMoved && start && Math.hypot(now.x - start.x, now.y - start.y) < PRESS_PX) return;
    if (!hasMoved) hears.hovered(undefined);
    hasMoved = true;
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    fingers.set(event.pointerId, now);
    if (!other) {
      const ms = Math.max(1, event.timeStamp - last.time);
      last = { at: now, time: event.timeStamp, vx: (now.x - last.at.x) / ms, vy: (now.y - last.at.y) / ms };
      return void hears.panned(now.x - before.x, now.y - before.y);
    }
    const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 };
    hears.panned((now.x - before.x) / 2, (now.y - before.y) / 2);
    hears.zoomed(middle, Math.log2(apart(now, other) / apart(before, other)));
  });

  const lift = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    if (fingers.size > 0) return;
    hears.grabbed(false);
    if (event.type === 'pointercancel') return;
    if (hasMoved) {
      if (event.timeStamp - last.time < 60) hears.thrown(last.vx, last.vy);
      return;
    }
    const now = at(event);
    const isTwice = event.timeStamp - lastPress.time < TWICE_MS && apart(now, lastPress.at) < 3 * PRESS_PX;
    lastPress = { at: now, time: isTwice ? -Infinity : event.timeStamp };
    if (isTwice) hears.pressedTwice(now);
    else hears.pressed(now);
  };
  element.addEventListener('pointerup', lift);
  element.addEventListener('pointercancel', lift);
  element.addEventListener('pointerleave', () => hears.hovered(undefined));

  element.addEventListener(
    'wheel',
    (event) => {
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
      const by = Math.max(-FASTEST_WHEEL, Math.min(FASTEST_WHEEL, -pixels * (event.ctrlKey ? PINCHED_WHEEL : WHEEL)));
      if (!hears.canZoom(by)) return;
      event.preventDefault();
      hears.zoomed(at(event), by);
    },
    { passive: false },
  );
}

const apart = (a: Point, b: Point): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));
