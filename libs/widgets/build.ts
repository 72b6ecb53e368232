import { build, transform } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE, CONTENT, CONTROLS, ORDER, TOKENS } from '#libs/design';

/** Builds each widget into one html file with nothing to load: `dist/libs/widgets/<name>.html`. */

interface Widget {
  readonly title: string;
  /** Of the design, beside what every page has. */
  readonly styles: readonly string[];
  readonly mostBytes: number;
}

const WIDGETS: Readonly<Record<string, Widget>> = {
  'style-map': { title: 'Atelier style map', styles: [], mostBytes: 150_000 },
  'approval-card': { title: 'Atelier purchase to approve', styles: [CONTENT, ORDER], mostBytes: 60_000 },
};
/** Oldest browsers whose hosts show MCP Apps. */
const TARGET = ['chrome120', 'safari17.4', 'firefox121'];

const root = join(import.meta.dirname, '../..');
const out = join(root, 'dist/libs/widgets');

async function htmlOf(name: string, { title, styles }: Widget): Promise<string> {
  const source = join(import.meta.dirname, name, 'src');
  const bundle = await build({
    entryPoints: [join(source, 'main.ts')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const own = readFileSync(join(source, 'style.css'), 'utf8');
  const style = await transform([TOKENS, BASE, CONTROLS, ...styles, own].join('\n'), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
  });
  const script = bundle.outputFiles[0]?.text.trim() ?? '';
  // The parser ends a script at its end tag, wherever that stands.
  const inline = script.replaceAll('</script', '<\\/script');
  return [
    // The gateway writes our origin where it is empty.
    '<!doctype html><html lang="en" data-origin=""><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${title}</title><style>${style.code.trim()}</style></head>`,
    `<body><div id="app"></div><script>${inline}</script></body></html>`,
  ].join('\n');
}

mkdirSync(out, { recursive: true });
for (const [name, widget] of Object.entries(WIDGETS)) {
  const html = await htmlOf(name, widget);
  const bytes = Buffer.byteLength(html);
  const { mostBytes } = widget;
  if (bytes > mostBytes) throw new Error(`Cannot build ${name}: it has ${bytes} bytes, ${mostBytes} are allowed`);
  writeFileSync(join(out, `${name}.html`), html);
}
