import type { Cluster, PlacedItem } from '../data/tools.ts';
import type { Camera, Frame } from '../map/camera.ts';
import type { Rect } from '../map/geometry.ts';
import type { Drawn } from '../map/hit-test.ts';
import type { Palette } from './palette.ts';

/** What the painter paints: all of it is given anew for each frame, nothing is asked back. */
export interface Scene {
  readonly camera: Camera;
  readonly frame: Frame;
  /** Device pixels of a CSS pixel. */
  readonly density: number;
  readonly items: readonly PlacedItem[];
  readonly clusters: readonly Cluster[];
  readonly ratings: ReadonlyMap<string, -1 | 0 | 1 | null>;
  readonly selectedId: string | undefined;
  /** Where keys point, while they do. */
  readonly aim: { readonly kind: 'cluster' | 'item'; readonly id: string } | undefined;
  readonly hoverId: string | undefined;
  /** What the controls cover: no name stands there. */
  readonly reserved: readonly Rect[];
  readonly palette: Palette;
  readonly countOf: (cluster: Cluster) => string;
  readonly isCalm: boolean;
  readonly now: number;
  /** When the person looked from somewhere else last, by the same clock. */
  readonly movedAt: number;
}

/** What a frame has shown, and whether something in it is still changing. */
export interface Painted {
  readonly drawn: Drawn;
  readonly isMoving: boolean;
}
