import type { McpUiHostContext } from '@modelcontextprotocol/ext-apps';
import type { Bridge } from './bridge.ts';

/** Tells the host how tall a content is, each time that changes: for widgets that are as tall as what they show. */
export class ContentFit {
  readonly #content: HTMLElement;
  readonly #bridge: Bridge;
  #context: McpUiHostContext = {};
  #told = '';

  constructor(content: HTMLElement, bridge: Bridge) {
    this.#content = content;
    this.#bridge = bridge;
  }

  /** From now on; not before the host has been said hello to. */
  start(): void {
    new ResizeObserver(() => this.#tell()).observe(this.#content);
  }

  take(context: McpUiHostContext): void {
    this.#context = context;
  }

  #tell(): void {
    const { clientWidth: width, offsetHeight: height } = this.#content;
    const { displayMode = 'inline', containerDimensions = {} } = this.#context;
    const size = `${width} ${height}`;
    if (displayMode !== 'inline' || 'height' in containerDimensions || size === this.#told) return;
    this.#told = size;
    this.#bridge.sizeChanged(width, height);
  }
}
