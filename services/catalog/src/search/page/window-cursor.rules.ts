/** Where in a window a page ended, and by the taste of which day the window is ordered; day 0 by none. */
export interface WindowPlace {
  readonly day: number;
  readonly offset: number;
}

/** More than a window has. */
const OFFSETS = 1_000;

/** As one whole number, which is what a cursor holds. */
export const fromDayAndOffset = ({ day, offset }: WindowPlace): string => String(day * OFFSETS + offset);

export function dayAndOffset(value: string): { readonly day: number | undefined; readonly offset: number } {
  const number = Math.max(0, Number(value));
  return { day: Math.floor(number / OFFSETS) || undefined, offset: number % OFFSETS };
}
