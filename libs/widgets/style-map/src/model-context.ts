import { boxOf, type Camera, type Frame, levelOf } from './map/camera.ts';
import { clamp } from './map/geometry.ts';
import type { State } from './state/state.ts';

/** Ratings told at most: the last ones. */
const MOST_RATINGS = 20;

/**
 * What the model may know of where the person looks: handles and places, which it can ask our tools about. Words of shops are not
 * among it, so nothing a shop writes reaches the model by this way.
 */
export function modelContext(
  { selected, ratings, filters, trail }: State,
  camera: Camera,
  frame: Frame,
): { text: string; facts: Readonly<Record<string, unknown>> } {
  const box = boxOf(camera, frame);
  const rounded = (value: number): number => Math.round(clamp(value, 0, 1) * 1e4) / 1e4;
  const viewport = {
    x_min: rounded(box.x_min),
    y_min: rounded(box.y_min),
    x_max: rounded(box.x_max),
    y_max: rounded(box.y_max),
  };
  const rated = [...ratings]
    .slice(-MOST_RATINGS)
    .map(([item_id, { rating, reasons }]) => ({ item_id, rating, reasons }));
  const facts = {
    viewport,
    zoom: levelOf(camera),
    filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
    selected_item_id: selected?.item_id ?? null,
    ratings_given_on_the_map: rated,
  };
  const where = trail.length === 0 ? 'the whole style map' : `a region of the style map, ${trail.length} deep`;
  const what = selected ? ` and has item ${selected.item_id} open` : '';
  const said = rated.length > 0 ? ` Ratings given on the map are already noted: ${JSON.stringify(rated)}.` : '';
  return { text: `The person is looking at ${where}, viewport ${JSON.stringify(viewport)}${what}.${said}`, facts };
}
