/** Colours of the map, read from the design's tokens as they are in the theme of the moment. */
export interface Palette {
  readonly paper: string;
  readonly surface: string;
  readonly sunk: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly edge: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly serif: string;
  readonly sans: string;
  readonly isDark: boolean;
}

/** Colours are asked of an element, which resolves `light-dark()`; a canvas does not. */
export function paletteOf(root: HTMLElement): Palette {
  const probe = document.createElement('i');
  root.append(probe);
  const style = getComputedStyle(probe);
  const colour = (token: string): string => {
    probe.style.color = `var(--${token})`;
    return style.color;
  };
  const font = (token: string): string => {
    probe.style.fontFamily = `var(--${token})`;
    return style.fontFamily;
  };
  const palette = {
    paper: colour('paper'),
    surface: colour('surface'),
    sunk: colour('sunk'),
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    edge: colour('edge'),
    accent: colour('accent'),
    onAccent: colour('on-accent'),
    serif: font('serif'),
    sans: font('sans'),
    isDark: isDark(colour('ink')),
  };
  probe.remove();
  return palette;
}

/** Light ink lies on dark paper. */
const isDark = (ink: string): boolean => Number(/\d+/.exec(ink)?.[0] ?? 0) > 128;

/** Quiet washes for the regions, as in an old atlas: one hue each, hardly there. */
const HUES = [18, 62, 108, 152, 205, 252, 292, 338];

/** The same region has the same hue at every visit. */
export function washOf(regionId: string, { isDark: dark }: Palette, alpha: number): string {
  let hash = 7;
  for (const letter of regionId) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  const hue = HUES[hash % HUES.length] ?? 0;
  return dark ? `oklch(0.46 0.07 ${hue} / ${alpha})` : `oklch(0.85 0.09 ${hue} / ${alpha})`;
}
