import type { Language } from '../language.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { en, de };

/** Everything our pages say, in one language. */
export const textsOf = (language: Language): Texts => TEXTS[language];
