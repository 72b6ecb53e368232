import { lineIcon, OUT } from '../../../elements/line-icon.ts';

const PATHS = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  whole: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  full: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7',
  shrink: 'M20 10h-6V4M14 10l7-7M4 14h6v6M10 14l-7 7',
  list: 'M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01',
  map: 'M9 4 3 6.5v13L9 17l6 3 6-2.500v-13L15 7zM9 4v13M15 7v13',
  filter: 'M4 7h16M7 12h10M10 17h4',
  close: 'M6 6l12 12M18 6 6 18',
  back: 'M15 5l-7 7 7 7',
  heart:
    'M12 20C5 15 3.500 11.500 3.500 8.700A4.200 4.200 0 0 1 12 7.500a4.200 4.200 0 0 1 8.500 1.200C20.500 11.500 19 15 12 20z',
  away: 'M5 5l14 14M12 20C5 15 3.500 11.500 3.500 8.700c0-.9.2-1.700.6-2.300M8 4.600c1.700 0 3.200 1.100 4 2.900a4.200 4.200 0 0 1 8.500 1.200c0 2-.8 4.100-3 6.600',
  out: OUT,
} as const;

export type IconName = keyof typeof PATHS;

export const icon = (name: IconName): SVGSVGElement => lineIcon(PATHS[name]);
