/** What is shown: notices, facts, tables, states, what happened when, and what is not there or not yet there. */
export const CONTENT = `
.notice, .badge { --tone: var(--soft); }
.good { --tone: var(--good); }
.warn { --tone: var(--warn); }
.bad { --tone: var(--bad); }
.notice { padding: var(--s3) var(--s4); background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: var(--radius); }
.notice > * + * { margin-top: var(--s1); }
.notice-title { font-weight: 600; color: var(--tone); }
.facts > div { padding: .7rem 0; border-top: 1px solid var(--line); }
.facts > div:first-child { border-top: 0; }
dt { font-size: var(--small); color: var(--soft); }
dd { margin: 0; }
.plain { padding: 0; list-style: none; }
.plain li + li { margin-top: 0; }
table { width: 100%; border-collapse: collapse; font-size: var(--small); }
caption { padding-bottom: var(--s2); text-align: left; color: var(--soft); }
th, td { padding: .75rem var(--s4) .75rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font: 400 1.1em/1.4 var(--serif); }
thead th { border: 0; font-weight: 600; font-size: var(--tiny); letter-spacing: .06em; text-transform: uppercase; color: var(--soft); }
tr > :last-child { padding-right: 0; }
.badge { display: inline-flex; align-items: center; gap: .45em; padding: .1rem .65rem; border: 1px solid; border-radius: 99px; font-size: var(--tiny); font-weight: 600; color: var(--tone); white-space: nowrap; }
.badge::before { content: ''; width: .45em; height: .45em; border-radius: 50%; background: currentColor; }
.timeline { padding: 0; list-style: none; }
.timeline li { position: relative; margin: 0; padding: 0 0 var(--s4) var(--s4); border-left: 1px solid var(--line); }
.timeline li:last-child { padding-bottom: 0; }
.timeline li::before { content: ''; position: absolute; left: -5px; top: .5em; width: 9px; height: 9px; border-radius: 50%; background: var(--accent); box-shadow: 0 0 0 4px var(--paper); }
.timeline { overflow-wrap: anywhere; }
.timeline time { display: block; font-size: var(--tiny); color: var(--soft); font-variant-numeric: tabular-nums; }
.empty { padding: var(--s5) var(--s4); border: 1px dashed var(--edge); border-radius: var(--radius); text-align: center; }
.empty > * + * { margin-top: var(--s2); }
.empty-title { font: var(--h3)/1.3 var(--serif); }
.empty .actions { justify-content: center; }
.skeleton { display: block; height: 1em; margin-top: .6em; border-radius: var(--radius); background: var(--line); }
.skeleton:last-child { width: 60%; }
.pager { display: flex; flex-wrap: wrap; justify-content: space-between; gap: var(--s3); }
.prose { max-width: 42rem; }
.prose h3 { margin-top: var(--s4); font: 600 var(--small)/1.4 var(--sans); }
.prose ul { margin-top: var(--s2); }
.prose li + li { margin-top: var(--s1); }
summary { min-height: 44px; padding: .6rem 0; font-weight: 600; cursor: pointer; }
@media (min-width: 40rem) {
  .timeline li { display: grid; grid-template-columns: 10rem minmax(0, 1fr); column-gap: var(--s4); }
  .timeline time { grid-row: span 2; line-height: 1.9; }
}
@media (min-width: 40rem) { .facts > div { display: grid; grid-template-columns: minmax(9rem, 1fr) 2fr; gap: var(--s4); } }
@media (max-width: 39.99rem) {
  .stacked thead { position: absolute; clip-path: inset(50%); }
  .stacked, .stacked caption:not(.hidden), .stacked tbody, .stacked tr, .stacked td, .stacked tbody th { display: block; }
  .stacked tr { padding: var(--s2) 0; border-top: 1px solid var(--line); }
  .stacked td, .stacked tbody th { padding: var(--s1) 0; border: 0; }
  .stacked td::before { content: attr(data-label); display: block; font-size: var(--tiny); color: var(--soft); }
}
@keyframes breathe { 50% { opacity: .45; } }
@media (prefers-reduced-motion: no-preference) { .skeleton { animation: breathe 1.6s ease-in-out infinite; } }`;
