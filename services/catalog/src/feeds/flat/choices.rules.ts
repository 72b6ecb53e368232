import type { FeedOption } from '../feed-reader.ts';

/** The choices of `variant_dict`: an object of names and values, as JSON, as Python prints it, or already read; anything else is no choice. */
export function choicesOf(texts: readonly string[]): FeedOption[] {
  return texts.flatMap((text) => {
    const read = objectIn(text);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return [];
    return Object.entries(read)
      .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
      .map(([name, value]) => ({ name: capital(name), value: String(value) }));
  });
}

/** `{'color': 'Navy', 'size': 38}`: what Python makes of an object in a cell. */
const PYTHON = /^\{\s*'.*\}$/s;
const PAIR = /'([^'\\]{1,100})'\s*:\s*(?:'((?:[^'\\]|\\.){0,255})'|"([^"\\]{0,255})"|(\d[\d.]{0,20}))/g;

function objectIn(text: string): unknown {
  if (PYTHON.test(text))
    return Object.fromEntries(
      [...text.matchAll(PAIR)].map(([, name = '', single, double, number]) => [
        name,
        single?.replace(/\\(.)/g, '$1') ?? double ?? number ?? '',
      ]),
    );
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
