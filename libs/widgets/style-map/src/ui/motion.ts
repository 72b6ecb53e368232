import { type Camera, type Frame, HOME, panned } from '../map/camera.ts';
import { type Flight, flight } from '../map/flight.ts';

/** A glide slower than this, in pixels a millisecond, has come to rest. */
const GLIDE_STOP = 0.02;
/** Share of its speed a glide keeps for a millisecond. */
const GLIDE_DECAY = 0.994;
const STILL_MS = 90;

/** Where the person looks from, and how that moves by itself: flights to a place, glides after a throw. */
export class Motion {
  readonly #moved: (camera: Camera, isStill: boolean) => void;
  #camera: Camera = HOME;
  #flight: (Flight & { to: Camera; since: number }) | undefined;
  #glide: { vx: number; vy: number; at: number } | undefined;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor(moved: (camera: Camera, isStill: boolean) => void) {
    this.#moved = moved;
  }

  get camera(): Camera {
    return this.#camera;
  }

  /** Where it will have arrived. */
  get goal(): Camera {
    return this.#flight?.to ?? this.#camera;
  }

  get isMoving(): boolean {
    return this.#flight !== undefined || this.#glide !== undefined;
  }

  /** At once; `isStill` when nothing follows. */
  look(camera: Camera, isStill = false): void {
    this.#camera = camera;
    clearTimeout(this.#still);
    if (!isStill) this.#still = setTimeout(() => this.#moved(this.#camera, true), STILL_MS);
    this.#moved(camera, isStill);
  }

  fly(to: Camera, now: number): void {
    this.#glide = undefined;
    this.#flight = { ...flight(this.#camera, to), to, since: now };
  }

  glide(vx: number, vy: number, now: number): void {
    this.#glide = { vx, vy, at: now };
  }

  stop(): void {
    [this.#flight, this.#glide] = [undefined, undefined];
  }

  /** Goes on to where it is at a moment. */
  step(now: number, frame: Frame): void {
    if (this.#flight) {
      const { to, at, since, ms } = this.#flight;
      const t = Math.min(1, Math.max(0, (now - since) / ms));
      if (t === 1) this.#flight = undefined;
      this.look(t === 1 ? to : at(t), t === 1);
    } else if (this.#glide) {
      const { vx, vy, at } = this.#glide;
      const ms = Math.max(0, now - at);
      const kept = GLIDE_DECAY ** ms;
      this.#glide = Math.hypot(vx, vy) * kept < GLIDE_STOP ? undefined : { vx: vx * kept, vy: vy * kept, at: now };
      this.look(panned(this.#camera, frame, vx * ms, vy * ms));
    }
  }
}
