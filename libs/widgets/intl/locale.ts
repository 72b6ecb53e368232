/** A locale `Intl` takes. Hosts say what they like, some with an underscore; English for what is none. */
export function knownLocale(locale: string | undefined): string {
  try {
    return Intl.getCanonicalLocales((locale ?? '').replaceAll('_', '-'))[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** Languages widgets speak: German for whoever speaks it, English for everybody else. */
export type Language = 'de' | 'en';

export const languageOf = (tag: string): Language => (tag.toLowerCase().startsWith('de') ? 'de' : 'en');
