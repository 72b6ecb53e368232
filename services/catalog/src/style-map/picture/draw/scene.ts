import type { ColourFamily } from '../../../attributes/attributes.rules.ts';

/** What a picture of the map shows; x and y are parts of its side, 0 to 1. */
export interface Scene {
  /** Regions, the largest first. */
  readonly regions: readonly Region[];
  readonly dots: readonly Dot[];
  /** Items shown with their pictures, the most typical of each part first. */
  readonly cards: readonly Card[];
}

export interface Region {
  readonly label: string;
  readonly count: number;
  readonly x: number;
  readonly y: number;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly colour: ColourFamily | undefined;
}

export interface Card {
  readonly x: number;
  readonly y: number;
  /** Handle and content of a picture that we have. */
  readonly pictureId: string;
  readonly content: string;
}
