/** What plain elements look like, and what everybody is owed: a focus to be seen, a way past the header, calm, paper. */
export const BASE = `
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: var(--s4); }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text)/1.6 var(--sans); overflow-wrap: break-word; }
h1, h2, h3 { margin: 0; font-family: var(--serif); font-weight: 400; line-height: 1.15; text-wrap: balance; }
h1 { font-family: var(--display); font-size: var(--h1); letter-spacing: -.02em; }
h2 { font-size: var(--h2); letter-spacing: -.01em; }
h3 { font-size: var(--h3); line-height: 1.3; }
p, ul, ol, dl, table, fieldset { margin: 0; }
ul, ol { padding-left: 1.2em; }
li + li { margin-top: var(--s2); }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .2em; }
a:hover { text-decoration-thickness: 2px; }
code { font: .9em ui-monospace, 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace; overflow-wrap: anywhere; }
button, input, select, textarea { font: inherit; color: inherit; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
main:focus { outline: none; }
::selection { background: var(--accent); color: var(--on-accent); }
.skip { position: absolute; left: -100vw; z-index: 1; padding: var(--s2) var(--s3); background: var(--surface); }
.skip:focus { left: var(--s3); top: var(--s2); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.soft { color: var(--soft); }
.lead { max-width: 34em; font: italic var(--lead)/1.45 var(--serif); color: var(--soft); text-wrap: pretty; }
.eyebrow { font-size: var(--tiny); font-weight: 600; letter-spacing: .14em; text-transform: uppercase; color: var(--accent); }
@media (prefers-reduced-motion: no-preference) { a, .button { transition: background-color .15s, border-color .15s; } }
@media print {
  .masthead nav, .skip, .side, .foot, .button { display: none; }
  body { background: none; font-size: 10.5pt; }
}`;
