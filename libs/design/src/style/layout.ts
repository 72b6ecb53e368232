/** The page: masthead, a column to read in, sections with their headings in the margin, the account with its side navigation, footer. */
export const LAYOUT = `
.masthead, .foot, .page { width: min(72rem, 100%); margin: 0 auto; padding: 0 clamp(1.125rem, 4vw, 3rem); }
.masthead { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; column-gap: var(--s4); padding-top: var(--s3); padding-bottom: var(--s2); }
.masthead::after { content: ''; flex-basis: 100%; margin-top: var(--s2); border-bottom: 3px double var(--line); }
.brand { font: 1.9rem/1.3 var(--display); letter-spacing: -.02em; color: var(--ink); text-decoration: none; }
.links { display: flex; flex-wrap: wrap; gap: 0 var(--s4); margin: 0; padding: 0; list-style: none; }
.links li { margin: 0; }
.links a { display: inline-flex; align-items: center; min-height: 44px; font-size: var(--small); color: var(--soft); text-decoration: none; }
.links a:hover { color: var(--ink); text-decoration: underline; }
.links a[aria-current] { color: var(--accent); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .45em; }
.page { padding-top: clamp(1.5rem, 5vw, 4rem); padding-bottom: var(--s6); }
.page > * + *, .stack > * + * { margin-top: var(--s3); }
.wide > * + * { margin-top: var(--s4); }
.heading { max-width: 58rem; }
.heading > * + * { margin-top: var(--s3); }
.read h1 { font-size: clamp(2.6rem, 1rem + 7vw, 6.25rem); line-height: 1.02; letter-spacing: -.025em; }
.heading + .actions { margin-top: var(--s4); }
.tape { height: 1.5rem; margin: var(--s5) 0 0; border-top: 1px solid var(--edge); background: linear-gradient(90deg, var(--edge) 1px, transparent 0) 0 0/5rem 100%, linear-gradient(90deg, var(--edge) 1px, transparent 0) 0 0/1rem 40%; background-repeat: repeat-x; }
.looks { display: grid; gap: var(--s4) var(--s5); grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr)); margin: 0; padding: 0; list-style: none; counter-reset: look; }
.looks li { margin: 0; counter-increment: look; }
.looks li::before { content: counter(look, lower-roman) '.' / ''; font: italic 1.6rem/1 var(--serif); color: var(--accent); }
.looks h3 { margin: var(--s1) 0 var(--s2); font-size: 1.5rem; }
.address { padding: var(--s4); background: var(--ink); color: var(--paper); border-radius: var(--radius); font-size: 1.1rem; }
.section, .wide > .section { margin-top: var(--s5); padding-top: var(--s3); border-top: 1px solid var(--line); }
.section-body > * + * { margin-top: var(--s3); }
.section-body { margin-top: var(--s3); max-width: 44rem; }
.wide .section-body { max-width: none; }
.card { padding: clamp(1.125rem, 3vw, 1.75rem); background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow); }
.card > * + * { margin-top: var(--s3); }
.card-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: var(--s2) var(--s3); }
.card-head > * { min-width: 0; overflow-wrap: anywhere; }
.card-head h2 { font-size: var(--h3); line-height: 1.3; letter-spacing: 0; }
.card > details:not([open]) + * { margin-top: var(--s2); }
.directory, .rows { padding: 0; list-style: none; }
.directory li, .rows li { margin: 0; border-top: 1px solid var(--line); }
.rows li:last-child { border-bottom: 1px solid var(--line); }
.directory li { position: relative; padding: var(--s4) var(--s5) var(--s4) 0; }
.directory li::after { content: '\\2192' / ''; position: absolute; right: var(--s2); top: 50%; translate: 0 -50%; font-size: 1.3rem; color: var(--accent); }
.directory a { color: var(--ink); text-decoration: none; }
.directory a::after { content: ''; position: absolute; inset: 0; }
.directory li:hover a { color: var(--accent); text-decoration: underline; text-decoration-thickness: 1px; }
.directory p { margin-top: var(--s1); color: var(--soft); }
.rows li { display: flex; align-items: center; justify-content: space-between; gap: var(--s3); padding: var(--s2) 0; }
.rows li > div { min-width: 0; }
@media (max-width: 39.99rem) {
  .rows li:has(.actions) { display: block; }
  .rows .actions { margin-top: var(--s2); }
}
.cards { display: grid; gap: var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); }
.cards > * { margin: 0; }
.side { margin-bottom: var(--s4); border-bottom: 1px solid var(--line); }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 var(--s5); padding-bottom: var(--s5); }
.foot::before { content: ''; flex-basis: 100%; margin-bottom: var(--s2); border-top: 1px solid var(--line); }
@media (min-width: 40rem) {
  .directory li { display: grid; grid-template-columns: minmax(12rem, 1fr) 2fr; column-gap: var(--s4); align-items: baseline; }
  .directory p { margin: 0; }
}
@media (min-width: 60rem) {
  .read .section { display: grid; grid-template-columns: 15rem minmax(0, 1fr); column-gap: var(--s5); }
  .read .section-body { margin-top: .3rem; }
  .account { display: grid; grid-template-columns: 12rem minmax(0, 1fr); column-gap: var(--s6); align-items: start; }
  .side { position: sticky; top: var(--s4); margin: 0; border: 0; }
  .side .links { flex-direction: column; border-left: 1px solid var(--line); }
  .side a { width: 100%; padding-left: var(--s3); margin-left: -1px; border-left: 3px solid transparent; }
  .side a[aria-current] { border-color: var(--accent); text-decoration: none; }
}`;
