import { createHash } from 'node:crypto';

/** A number from 0 to 1 that depends on its parts alone, so that one more garment changes no other. */
export function draw(...parts: (string | null)[]): number {
  return Number.parseInt(createHash('sha256').update(parts.join('|')).digest('hex').slice(0, 12), 16) / 2 ** 48;
}

/** A number of up to eight digits that is a thing's own, such as an id in a shop. */
export const numberOf = (...parts: string[]): number => 1_000_000 + Math.floor(draw(...parts, 'number') * 98_000_000);

export function slugOf(text: string): string {
  return text
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
