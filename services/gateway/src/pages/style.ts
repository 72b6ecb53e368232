/** The colours of both modes have a contrast of at least 7:1 for text, 4.5:1 for links. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#f6f2ec, #171412);
  --ink: light-dark(#211d1a, #f4eee6);
  --soft: light-dark(#544c46, #c3b8ac);
  --line: light-dark(#ddd4c9, #413932);
  --accent: light-dark(#7a2e3a, #e3a3ac);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 0 1rem 4rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif;
  overflow-wrap: anywhere;
}
header, main { max-width: 42rem; margin: 0 auto; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; list-style: none; margin: 0; padding: 1rem 0; }
nav a { display: inline-block; padding: 0.375rem 0; color: var(--soft); text-decoration: none; }
nav a:hover { text-decoration: underline; }
nav a[aria-current] { color: var(--accent); font-weight: 600; border-bottom: 2px solid; }
h1, h2 { font-family: 'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, 'Liberation Serif', serif; font-weight: 400; line-height: 1.25; }
h1 { font-size: clamp(2rem, 6vw, 2.75rem); margin: 1.5rem 0 1rem; }
h2 { font-size: 1.4rem; margin: 2.25rem 0 0.5rem; }
p, ul, dl, table { margin: 0.75rem 0; }
main ul { padding-left: 1.25rem; }
li { margin: 0.25rem 0; }
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
code { font-size: 0.9em; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-top: 1px solid var(--line); }
.note { color: var(--soft); }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; padding: 0.25rem 0.5rem; background: var(--paper); }
@media print { header, .skip { display: none; } }
`;
