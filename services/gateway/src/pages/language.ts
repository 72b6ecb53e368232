import type { FastifyReply, FastifyRequest } from 'fastify';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What it is called by those who read it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const COOKIE = 'atelier-language';
const CHOSEN = new RegExp(`(?:^|;)\\s*${COOKIE}=(${LANGUAGES.join('|')})\\s*(?:;|$)`);
const RANGE = /^\s*([a-z]{1,8}|\*)(?:-[a-z0-9]{1,8}){0,8}\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?$/i;
const MAX_HEADER = 1_000;
const MAX_RANGES = 20;
const YEAR_S = 31_536_000;

export const isLanguage = (text: unknown): text is Language => LANGUAGES.some((language) => language === text);

/** The language a person has chosen here, else the one their browser likes best of ours, else English. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language => {
  const chosen = CHOSEN.exec(headers.cookie ?? '')?.[1];
  return isLanguage(chosen) ? chosen : preferred(headers['accept-language'] ?? '');
};

/** RFC 9110, 12.5.4. What cannot be read is passed over; of two that are liked the same the first counts. */
function preferred(header: string): Language {
  let [best, weight]: [Language, number] = ['en', 0];
  for (const range of header.slice(0, MAX_HEADER).split(',', MAX_RANGES)) {
    const [, tag = '', q = '1'] = RANGE.exec(range) ?? [];
    const language = tag.toLowerCase();
    if (isLanguage(language) && Number(q) > weight) [best, weight] = [language, Number(q)];
  }
  return best;
}

/** The header that keeps the choice. No secret: it says nothing but the language. */
export const languageCookie = (language: Language, isSecure: boolean): string =>
  `${COOKIE}=${language}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax; HttpOnly${isSecure ? '; Secure' : ''}`;

/** Says what language an answer is in, and what it depended on. */
export function sayLanguage(reply: FastifyReply, language: Language): void {
  const vary = [reply.getHeader('vary'), 'accept-language', 'cookie'].filter(Boolean).join(', ');
  void reply.header('content-language', language).header('vary', vary);
}
