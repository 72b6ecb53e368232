import { h } from './dom.ts';

/** Widths our picture proxy gives; held equal to the contract's by a spec. */
export const WIDTHS = [160, 320, 640, 1024] as const;

/** The address of a picture in the smallest width that is sharp at so many device pixels. Null for what is no web address. */
export function pictureAt(address: string | null, devicePixels: number): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  url.searchParams.set('w', `${WIDTHS.find((width) => width >= devicePixels) ?? 1024}`);
  return url.href;
}

/** A picture of an item, or a quiet patch where there is none. What it shows is said beside it. */
export function picture(address: string | null, width: number, className: string): HTMLElement {
  const src = pictureAt(address, width * Math.min(2, window.devicePixelRatio || 1));
  if (src === null) return h('div', { class: `${className} patch` });
  const image = h('img', { class: className, src, alt: '', loading: 'lazy', decoding: 'async' });
  image.addEventListener('error', () => image.replaceWith(h('div', { class: `${className} patch` })));
  return image;
}
