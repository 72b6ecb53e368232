import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import type { Bridge } from './bridge.ts';

/** Height a widget takes in a chat that leaves it the choice: in proportion to its width, between these, in CSS pixels. */
export interface Heights {
  readonly ratio: number;
  readonly least: number;
  readonly most: number;
}

const EDGES = ['top', 'right', 'bottom', 'left'] as const;

/** Puts on what the host says of itself: colour scheme, edges to keep free, and as what it is shown. Fonts of hosts are not loaded. */
export function wear(root: HTMLElement, { theme, safeAreaInsets, displayMode }: McpUiHostContext): void {
  root.style.colorScheme = theme ?? '';
  root.dataset['mode'] = displayMode ?? 'inline';
  for (const edge of EDGES) {
    const inset = safeAreaInsets?.[edge];
    if (typeof inset === 'number' && inset >= 0 && inset < 200) root.style.setProperty(`--safe-${edge}`, `${inset}px`);
  }
}

/** Pixels of height to take, or undefined to fill what there is. */
export function heightIn(
  context: McpUiHostContext,
  width: number,
  { ratio, least, most }: Heights,
): number | undefined {
  const { displayMode, containerDimensions = {} } = context;
  if (displayMode === 'fullscreen' || displayMode === 'pip' || 'height' in containerDimensions) return undefined;
  const wanted = Math.min(most, Math.max(least, Math.round(width * ratio)));
  const allowed = 'maxHeight' in containerDimensions ? containerDimensions.maxHeight : undefined;
  return typeof allowed === 'number' ? Math.min(wanted, allowed) : wanted;
}

/** Takes the height and tells the host of it, each time one of the two changes. */
export class Fit {
  readonly #root: HTMLElement;
  readonly #bridge: Bridge;
  readonly #heights: Heights;
  #told = '';

  constructor(root: HTMLElement, bridge: Bridge, heights: Heights) {
    this.#root = root;
    this.#bridge = bridge;
    this.#heights = heights;
  }

  take(context: McpUiHostContext): void {
    const width = this.#root.clientWidth;
    const height = heightIn(context, width, this.#heights);
    this.#root.style.setProperty('--height', height === undefined ? '100vh' : `${height}px`);
    const size = `${width} ${height}`;
    if (height === undefined || size === this.#told) return;
    this.#told = size;
    this.#bridge.sizeChanged(width, height);
  }
}
