import { createHash } from 'node:crypto';
import type { Language, Purpose } from '#libs/contracts';
import type { ConsentText } from './consent-text.ts';
import { GERMAN } from './consent-texts.de.ts';
import { ENGLISH } from './consent-texts.en.ts';

const TEXTS: Readonly<Record<Language, Readonly<Record<Purpose, ConsentText>>>> = { en: ENGLISH, de: GERMAN };

/** Counts up with every change of a text, in both languages at once; who agreed to an older one is asked anew. */
export const VERSIONS: Readonly<Record<Purpose, number>> = {
  photos_store: 1,
  try_on_render: 1,
  share_with_assistant: 1,
};

export const textOf = (purpose: Purpose, language: Language): ConsentText => TEXTS[language][purpose];

/** SHA-256 of a text as it stands, hex: what a kept consent points to. */
export const digestOf = (purpose: Purpose, language: Language): string => {
  const { title, summary, sections } = textOf(purpose, language);
  const parts = sections.map(({ heading, points }) => [heading, points]);
  return createHash('sha256')
    .update(JSON.stringify([purpose, VERSIONS[purpose], language, title, summary, parts]))
    .digest('hex');
};
