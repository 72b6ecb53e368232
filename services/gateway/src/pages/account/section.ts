import type { Texts } from '../texts/en.ts';

/** Parts of a person's account, in the order of the navigation. A new one is a line here, its words in the catalogs, and its controller. */
export const SECTIONS = [
  'profile',
  'address',
  'consents',
  'activity',
  'clients',
] as const satisfies readonly (keyof Texts['account']['sections'])[];

export type Section = (typeof SECTIONS)[number];

export const pathOf = (section: Section): string => `/account/${section}`;
