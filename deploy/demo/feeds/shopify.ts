import type { DemoProduct } from '../catalog.ts';
import type { DemoMerchant } from '../merchants.ts';

export interface ShopifyOption {
  name: string;
  value: string;
}

/** What a buyer chooses, in the order and with the names of this shop. */
export function optionsOf({ options }: DemoMerchant, colour: string, size: string | null): ShopifyOption[] {
  const colours = [{ name: options.colour, value: colour }];
  const sizes = size === null ? [] : [{ name: options.size, value: size }];
  return options.first === 'size' ? [...sizes, ...colours] : [...colours, ...sizes];
}

/** The description as shops write it: a paragraph and a list, in HTML. */
export function bodyOf({ lines }: DemoProduct): string {
  const [line = '', feel = '', ...facts] = lines.map(escapeMarkup);
  return `<p>${line} ${feel}</p><ul>${facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>`;
}

export function tagsOf({ department, seasons, occasion, pattern }: DemoProduct): string[] {
  return [department, ...seasons, occasion, ...(pattern === null ? [] : [pattern])];
}

/** For HTML and XML, in texts and in quoted attributes. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
