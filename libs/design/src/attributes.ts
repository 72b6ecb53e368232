import { type Html, html } from './html.ts';

/** Attributes of an element: `true` is one without a value; where no value is given there is none. */
export const attributes = (given: Readonly<Record<string, string | number | boolean | undefined>>): Html =>
  html`${Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value], i) => [i > 0 && ' ', name, value !== true && html`="${String(value)}"`])}`;

/** Ids of what describes an element: those that are there. */
export const idsOf = (...ids: readonly (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(' ') || undefined;
