import { build, transform } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BASE, CONTROLS, TOKENS } from '#libs/design';

/** Builds each widget into one html file with nothing to load: `dist/libs/widgets/<name>.html`. */

const WIDGETS: Readonly<Record<string, { title: string }>> = { 'style-map': { title: 'Atelier style map' } };
/** Oldest browsers whose hosts show MCP Apps. */
const TARGET = ['chrome120', 'safari17.4', 'firefox121'];
const MOST_BYTES = 150_000;

const root = join(import.meta.dirname, '../..');
const out = join(root, 'dist/libs/widgets');

async function htmlOf(name: string, title: string): Promise<string> {
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
  const style = await transform([TOKENS, BASE, CONTROLS, own].join('\n'), {
    loader: 'css',
    minify: true,
    charset: 'utf8',
  });
  const script = bundle.outputFiles[0]?.text.trim() ?? '';
  // The parser ends a script at its end tag, wherever that stands.
  const inline = script.replaceAll('</script', '<\\/script');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">',
    `<title>${title}</title><style>${style.code.trim()}</style></head>`,
    `<body><div id="app"></div><script>${inline}</script></body></html>`,
  ].join('\n');
}

mkdirSync(out, { recursive: true });
for (const [name, { title }] of Object.entries(WIDGETS)) {
  const html = await htmlOf(name, title);
  const bytes = Buffer.byteLength(html);
  if (bytes > MOST_BYTES) throw new Error(`Cannot build ${name}: it has ${bytes} bytes, ${MOST_BYTES} are allowed`);
  writeFileSync(join(out, `${name}.html`), html);
}
