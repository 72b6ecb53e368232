/** A form as a browser without a script would send it. */
export interface FormOnPage {
  readonly action: string;
  readonly fields: URLSearchParams;
}

const FORM = /<form\b([^>]*)>([\s\S]*?)<\/form>/g;
const INPUT =
  /<input\b([^>]*?)\/?>|<textarea\b([^>]*)>\n?([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
const OPTION = /<option\b([^>]*)>([^<]*)/g;

const plain = (text: string): string =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
const attribute = (attributes: string, name: string): string =>
  plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');

/** All forms of a page of ours with what stands in them; buttons are left out. */
export function formsOf(page: string): FormOnPage[] {
  return [...page.matchAll(FORM)].map(([, attributes = '', content = '']) => ({
    action: attribute(attributes, 'action'),
    fields: new URLSearchParams([...content.matchAll(INPUT)].map(fieldOf)),
  }));
}

function fieldOf([, input, area, text = '', select, options = '']: RegExpMatchArray): [string, string] {
  if (area !== undefined) return [attribute(area, 'name'), plain(text)];
  if (select === undefined) return [attribute(input ?? '', 'name'), attribute(input ?? '', 'value')];
  const all = [...options.matchAll(OPTION)];
  const [, attributes = '', label = ''] = all.find(([, given = '']) => /\bselected\b/.test(given)) ?? all[0] ?? [];
  const value = /\bvalue="/.test(attributes) ? attribute(attributes, 'value') : plain(label);
  return [attribute(select, 'name'), value];
}
