import { en, type Texts } from '../texts/en.ts';

/** A part of a person's account: one that has words in the catalogs. What has no controller does not compile. */
export type Section = keyof Texts['account']['sections'];

/** In the order of the catalog, which is that of the navigation. */
export const SECTIONS = Object.keys(en.account.sections) as Section[];

export const pathOf = (section: Section): string => `/account/${section}`;
