import { attributeVector, NO_FEATURES } from '../vectors/item-vector.rules.ts';
import type { MapRow } from '../view/map-rows.ts';

/** Cosine of two items by their attributes alone, from 0 to 1. */
export function attributeLikeness(a: MapRow, b: MapRow): number {
  const [own, other] = [vectorOf(a), vectorOf(b)];
  const dot = own.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  return Math.min(1, Math.max(0, dot));
}

const vectorOf = ({ shades, ...row }: MapRow): Float32Array =>
  attributeVector({ ...NO_FEATURES, ...row, colours: shades });
