import type { FeedOption } from '../feed-reader.ts';

/** The choices of `variant_dict`: an object of names and values, as JSON or already read; what is no such object is no choice. */
export function choicesOf(texts: readonly string[]): FeedOption[] {
  return texts.flatMap((text) => {
    let read: unknown;
    try {
      read = JSON.parse(text);
    } catch {
      return [];
    }
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return [];
    return Object.entries(read)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => ({ name: capital(name), value: String(value) }));
  });
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
