import type { Turn } from './walk.ts';

/** Entries of a list that are printed; the page says how many were left out. */
const PRINTED = 2;
const HANDLE = /\bitm_[0-9a-f]+\b/g;

/** The page: every turn with its call and the text that came of it, the same for the same catalog. */
export function pageOf(turns: readonly Turn[], publicUrl: string): string {
  const names = new Map<string, string>();
  const readable = (text: string): string =>
    text
      .replaceAll(publicUrl, 'https://atelier.example')
      .replace(HANDLE, (handle) => {
        const name = names.get(handle) ?? `itm_${names.size + 1}`;
        names.set(handle, name);
        return name;
      })
      .replace(/\/pictures\/map_[\w-]+/g, '/pictures/map_…')
      .replace(/\/pictures\/pic_[0-9a-f]+/g, '/pictures/pic_…')
      .replace(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"…"');
  return [HEAD, ...turns.map((turn) => readable(turnOf(turn)))].join('\n\n').concat('\n');
}

const HEAD = `# The style map in text

What a model reads of the style map in a client that shows neither widgets nor structured content, and how it does all that the widget does: every handle passed on stands in a text before. The [tool descriptions](operations.md) tell it the rest.

\`npm run transcript\` writes this page: a real MCP client, the real services, a map built of the demo catalog. Handles and addresses are made readable, places rounded, long lists cut where it says so; texts arrive as one line.`;

function turnOf({ person, tool, args, text }: Turn): string {
  return [
    `## "${person}"`,
    `\`${tool}\` ${code(args)}`,
    `The text, ${text.length.toLocaleString('en')} characters:`,
    fenced(JSON.stringify(shortened(JSON.parse(text)), null, 2)),
  ].join('\n\n');
}

const code = (args: object): string =>
  Object.keys(args).length === 0 ? 'without arguments' : `with \`${JSON.stringify(rounded(args))}\``;

const fenced = (text: string): string => `\`\`\`json\n${text}\n\`\`\``;

/** Lists of objects without all but the first entries. */
function shortened(value: unknown): unknown {
  if (Array.isArray(value)) {
    const isLong = value.length > PRINTED && typeof value[0] === 'object';
    const shown = (isLong ? value.slice(0, PRINTED) : value).map(shortened);
    return isLong ? [...shown, `… ${value.length - PRINTED} more …`] : shown;
  }
  return mapped(value, shortened);
}

const rounded = (value: unknown): unknown => (Array.isArray(value) ? value.map(rounded) : mapped(value, rounded));

function mapped(value: unknown, each: (value: unknown) => unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1_000) / 1_000;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]));
}
