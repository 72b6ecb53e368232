export interface KeyHears {
  /** By steps to the right and down. */
  moved: (x: number, y: number) => void;
  zoomed: (by: number) => void;
  entered: () => void;
  escaped: () => void;
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STEP = 0.75;

/** Arrows, plus and minus, Enter and Escape, where the map has the focus. Combinations are the browser's. */
export function listenToKeys(element: HTMLElement, hears: KeyHears): void {
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
    const way = WAYS[event.key];
    const size = event.shiftKey ? 3 : 1;
    if (way) hears.moved(way[0] * size, way[1] * size);
    else if (event.key === '+' || event.key === '=') hears.zoomed(STEP);
    else if (event.key === '-' || event.key === '_') hears.zoomed(-STEP);
    else if (event.key === 'Enter') hears.entered();
    else if (event.key === 'Escape') hears.escaped();
    else return;
    event.preventDefault();
  });
}
