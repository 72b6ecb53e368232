/** Markup that is safe to send: made by `html` alone, out of markup written in our sources and escaped texts. */
export class Html {
  readonly #markup: string;

  constructor(markup: string) {
    this.#markup = markup;
  }

  toString(): string {
    return this.#markup;
  }
}

/** What a template takes: texts and numbers are escaped, `Html` stands as it is, lists one after the other, the rest is nothing. */
export type Part = string | number | Html | readonly Part[] | null | undefined | false;

const SPECIAL = /[&<>"'`]/g;
/** An attribute that would be open to whatever the text holds: without quotes, a space ends it. */
const UNQUOTED = /\s[\w:-]+=$/;

function markupOf(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'object') return part.map(markupOf).join('');
  return String(part).replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`);
}

/**
 * Markup with texts in it: between tags or in quoted attributes they stay texts. An address in `href` is the caller's to vouch
 * for: escaping does not make `javascript:` harmless.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const unquoted = strings.slice(0, -1).find((string) => UNQUOTED.test(string));
  if (unquoted !== undefined) throw new Error(`Cannot fill an attribute without quotes: ${unquoted.slice(-40)}`);
  return new Html(String.raw({ raw: strings }, ...parts.map(markupOf)));
}
