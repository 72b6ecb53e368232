/** Text that is already markup. */
export interface Html {
  readonly markup: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function render(value: string | Html | readonly Html[] | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escape(value);
  return 'markup' in value ? value.markup : value.map((part) => part.markup).join('');
}

/** Markup in which every interpolated text is escaped; other `Html` goes in as it is. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | readonly Html[] | undefined)[]): Html {
  return { markup: parts.reduce((page, part, index) => page + render(values[index - 1]) + part) };
}

/** Markup made by the library. Never call it with anything a client or a person wrote. */
export function trusted(markup: string): Html {
  return { markup };
}
