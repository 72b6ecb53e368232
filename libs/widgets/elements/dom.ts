/** What an element holds. Texts become text nodes and nothing else, so what a shop writes can only be read. */
export type Child = Node | string | number | false | null | undefined;

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: never) => void)>>;

/** Makes an element. `on…` listens, true is an empty attribute, false and undefined are none. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, `${value}`);
  }
  element.append(...children.filter(isThere).map((child) => (typeof child === 'number' ? `${child}` : child)));
  return element;
}

const isThere = (child: Child): child is Node | string | number =>
  child !== false && child !== null && child !== undefined;

/**
 * Replaces what an element holds. Whoever stood on something with a `data-key` stands on its successor afterwards: keys and screen
 * readers do not lose their place because a number changed.
 */
export function replace(host: HTMLElement, ...children: readonly Child[]): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && host.contains(active) ? active.dataset['key'] : undefined;
  const scrolled = host.scrollTop;
  host.replaceChildren(...children.filter(isThere).map((child) => (typeof child === 'number' ? `${child}` : child)));
  host.scrollTop = scrolled;
  if (key === undefined) return;
  host.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}
