import type { Cluster, PlacedItem } from '../data/tools.ts';
import { Painter } from '../draw/painter.ts';
import type { Palette } from '../draw/palette.ts';
import type { Painted, Scene } from '../draw/scene.ts';
import { listenToGestures } from '../input/gestures.ts';
import { listenToKeys } from '../input/keys.ts';
import { type Camera, fitting, type Frame, MAX_ZOOM, MIN_ZOOM, panned, zoomedAt } from '../map/camera.ts';
import type { Box, Point, Rect } from '../map/geometry.ts';
import { type Hit, hitAt, nearestTo } from '../map/hit-test.ts';
import { h } from '../../../elements/dom.ts';
import { Motion } from './motion.ts';

/** What the map shows; where from, it knows itself. */
export interface MapContent {
  readonly items: readonly PlacedItem[];
  readonly clusters: readonly Cluster[];
  readonly ratings: ReadonlyMap<string, -1 | 0 | 1 | null>;
  readonly selectedId: string | undefined;
}

export interface MapHears {
  /** The person looks from somewhere else; `isStill` once they have arrived. */
  moved: (camera: Camera, isStill: boolean) => void;
  opened: (clusterId: string) => void;
  selected: (itemId: string | undefined) => void;
  wentBack: () => void;
  /** What keys point at, to be read out. */
  aimed: (hit: Hit | undefined) => void;
  countOf: (cluster: Cluster) => string;
}

const KEY_STEP_PX = 90;
const HELP_ID = 'map-help';

/** The canvas with everything that moves it. Draws only when something has changed. */
export class MapView {
  readonly #canvas = h('canvas', { 'aria-hidden': 'true' });
  readonly #help = h('p', { id: HELP_ID, class: 'hidden' });
  readonly element = h(
    'div',
    { class: 'map', role: 'application', tabindex: 0, 'aria-describedby': HELP_ID, 'data-key': 'map' },
    this.#canvas,
    this.#help,
  );
  readonly #painter: Painter;
  readonly #hears: MapHears;
  readonly #motion: Motion;
  #content: MapContent = { items: [], clusters: [], ratings: new Map(), selectedId: undefined };
  #palette: Palette;
  #frame: Frame = { width: 0, height: 0 };
  #density = 1;
  #drawn: Painted['drawn'] = { labels: [], pictures: [], pictureWidth: 0, dots: () => [] };
  #aim: Hit | undefined;
  #isAiming = false;
  #hoverId: string | undefined;
  #reserved: readonly Rect[] = [];
  #movedAt = -Infinity;
  #isScheduled = false;
  /** What to look at as soon as there is a frame to fit it into. */
  #awaited: Box | undefined;
  /** Whether the person wants nothing to move by itself. */
  isCalm = false;

  constructor(palette: Palette, hears: MapHears) {
    this.#palette = palette;
    this.#hears = hears;
    this.#motion = new Motion((camera, isStill) => {
      if (!isStill) this.#movedAt = performance.now();
      hears.moved(camera, isStill);
      this.#schedule();
    });
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('This browser draws no canvas');
    this.#painter = new Painter(context, () => this.#schedule());
    this.#listen();
  }

  get camera(): Camera {
    return this.#motion.camera;
  }

  get frame(): Frame {
    return this.#frame;
  }

  name(label: string, help: string): void {
    this.element.setAttribute('aria-label', label);
    this.#help.textContent = help;
  }

  show(content: MapContent): void {
    this.#content = content;
    this.#schedule();
  }

  /** Where controls lie over the map, in its own pixels. */
  reserve(rects: readonly Rect[]): void {
    this.#reserved = rects;
    this.#schedule();
  }

  wear(palette: Palette): void {
    this.#palette = palette;
    this.#schedule();
  }

  look(camera: Camera): void {
    this.#motion.stop();
    this.#motion.look(camera, true);
  }

  lookAt(box: Box): void {
    if (this.#frame.width === 0) this.#awaited = box;
    else this.look(fitting(box, this.#frame));
  }

  flyTo(to: Camera): void {
    if (this.isCalm || this.#frame.width === 0) return void this.look(to);
    this.#motion.fly(to, performance.now());
    this.#schedule();
  }

  zoomBy(by: number): void {
    this.flyTo(zoomedAt(this.#motion.goal, this.#frame, this.#middle(), by));
  }

  #listen(): void {
    const { element } = this;
    const motion = this.#motion;
    new ResizeObserver(() => this.#measure()).observe(element);
    listenToGestures(element, {
      grabbed: (isGrabbed) => {
        element.classList.toggle('grabbed', isGrabbed);
        motion.stop();
        this.#setAiming(false);
      },
      panned: (dx, dy) => motion.look(panned(motion.camera, this.#frame, dx, dy)),
      zoomed: (at, by) => {
        motion.stop();
        motion.look(zoomedAt(motion.camera, this.#frame, at, by));
      },
      canZoom: (by) => (by < 0 ? motion.camera.zoom > MIN_ZOOM : motion.camera.zoom < MAX_ZOOM),
      thrown: (vx, vy) => {
        if (this.isCalm) return;
        motion.glide(vx, vy, performance.now());
        this.#schedule();
      },
      hovered: (at) => this.#hover(at),
      pressed: (at) => this.#open(hitAt(at, this.#drawn)),
      pressedTwice: (at) => this.flyTo(zoomedAt(motion.camera, this.#frame, at, 1)),
    });
    listenToKeys(element, {
      moved: (x, y) => {
        this.#setAiming(true);
        this.flyTo(panned(motion.goal, this.#frame, -x * KEY_STEP_PX, -y * KEY_STEP_PX));
      },
      zoomed: (by) => {
        this.#setAiming(true);
        this.zoomBy(by);
      },
      entered: () => {
        this.#setAiming(true);
        this.#open(nearestTo(this.#middle(), this.#drawn));
      },
      escaped: () => this.#hears.wentBack(),
    });
    element.addEventListener('focus', () => this.#setAiming(element.matches(':focus-visible')));
    element.addEventListener('blur', () => this.#setAiming(false));
  }

  #open(hit: Hit | undefined): void {
    if (hit?.kind === 'cluster') this.#hears.opened(hit.id);
    else this.#hears.selected(hit?.id);
  }

  #setAiming(isAiming: boolean): void {
    if (this.#isAiming === isAiming) return;
    this.#isAiming = isAiming;
    this.#schedule();
  }

  #hover(at: Point | undefined): void {
    const id = at && hitAt(at, this.#drawn)?.id;
    if (id === this.#hoverId) return;
    this.#hoverId = id;
    this.element.classList.toggle('pointing', id !== undefined);
    this.#schedule();
  }

  #middle(): Point {
    return { x: this.#frame.width / 2, y: this.#frame.height / 2 };
  }

  #measure(): void {
    const { width, height } = this.element.getBoundingClientRect();
    if (width === 0 || height === 0) return;
    this.#density = Math.min(2, window.devicePixelRatio || 1);
    this.#frame = { width, height };
    this.#canvas.width = Math.round(width * this.#density);
    this.#canvas.height = Math.round(height * this.#density);
    const awaited = this.#awaited;
    this.#awaited = undefined;
    this.#motion.look(awaited ? fitting(awaited, this.#frame) : this.camera, true);
    // At once: setting its size has emptied the canvas.
    this.#paint(performance.now());
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    requestAnimationFrame((now) => {
      this.#isScheduled = false;
      this.#paint(now);
    });
  }

  #paint(now: number): void {
    if (this.#frame.width === 0) return;
    this.#motion.step(now, this.#frame);
    const scene: Scene = {
      ...this.#content,
      camera: this.camera,
      frame: this.#frame,
      density: this.#density,
      aim: this.#isAiming ? this.#aim : undefined,
      hoverId: this.#hoverId,
      reserved: this.#reserved,
      palette: this.#palette,
      countOf: this.#hears.countOf,
      isCalm: this.isCalm,
      now,
      movedAt: this.#movedAt,
    };
    const { drawn, isMoving } = this.#painter.paint(scene);
    this.#drawn = drawn;
    this.#takeAim();
    if (isMoving || this.#motion.isMoving) this.#schedule();
  }

  #takeAim(): void {
    if (!this.#isAiming) return;
    const aim = nearestTo(this.#middle(), this.#drawn);
    if (aim?.id === this.#aim?.id && aim?.kind === this.#aim?.kind) return;
    this.#aim = aim;
    this.#hears.aimed(aim);
    this.#schedule();
  }
}
