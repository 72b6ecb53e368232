/** What is pressed, filled in and chosen. Targets are at least 44 px high. */
export const CONTROLS = `
.button { display: inline-flex; align-items: center; justify-content: center; gap: var(--s2); min-height: 44px; padding: .55rem 1.4rem; border: 1px solid var(--accent); border-radius: var(--radius); background: var(--accent); color: var(--on-accent); font-size: var(--small); font-weight: 600; letter-spacing: .02em; line-height: 1.3; text-align: center; text-decoration: none; cursor: pointer; }
.button:hover { background: color-mix(in oklab, var(--accent), var(--ink) 25%); }
.button.quiet { background: none; border-color: var(--edge); color: var(--ink); }
.button.quiet:hover { background: var(--sunk); }
.button.danger { background: none; border-color: var(--bad); color: var(--bad); }
.button.danger:hover { background: var(--bad); color: var(--paper); }
.button:disabled, .button[aria-busy=true] { cursor: not-allowed; border-color: var(--edge); background: var(--sunk); color: var(--soft); }
.button[aria-busy=true] { cursor: progress; }
.button[aria-busy=true]::before { content: ''; width: 1em; height: 1em; border: 2px solid; border-right-color: transparent; border-radius: 50%; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s3); }
.actions.even { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); max-width: 36rem; }
.form > :not([type=hidden]) ~ * { margin-top: var(--s4); }
.field > * + * { margin-top: var(--s1); }
.fields { display: grid; gap: 0 var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); align-items: end; margin-bottom: calc(-1 * var(--s4)); }
.fields > * { margin: 0; padding-bottom: var(--s4); }
@supports (grid-template-rows: subgrid) {
  .fields > .field { display: grid; grid-row: span 3; grid-template-rows: subgrid; align-items: start; }
  .fields > .field > .told { grid-row: 3; }
}
legend { padding: 0; }
label, legend { font-weight: 600; font-size: var(--small); }
.hint, .optional { font-size: var(--small); font-weight: 400; color: var(--soft); }
.error { font-size: var(--small); font-weight: 600; color: var(--bad); }
.error::before { content: '! ' / ''; }
.input { display: block; width: 100%; min-height: 48px; padding: .6rem .8rem; background: var(--surface); border: 1px solid var(--edge); border-radius: var(--radius); }
.input:focus-visible { outline-offset: 0; }
.input[aria-invalid=true] { border: 2px solid var(--bad); }
.input:disabled { background: var(--sunk); color: var(--soft); }
textarea.input { min-height: 7rem; max-height: 24rem; resize: vertical; field-sizing: content; }
.measure { display: flex; align-items: center; gap: var(--s2); max-width: 16rem; }
.measure .input { font-variant-numeric: tabular-nums; }
.measure span { color: var(--soft); }
fieldset { min-width: 0; padding: 0; border: 0; }
fieldset > * + * { margin-top: var(--s2); }
.choice { display: grid; grid-template-columns: auto 1fr; gap: var(--s1) .8rem; padding: .75rem 1rem; min-height: 48px; background: var(--surface); border: 1px solid var(--edge); border-radius: var(--radius); cursor: pointer; }
.choice:hover { border-color: var(--accent); }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 3px 0 var(--accent); }
.choice:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.choice input { width: 1.25rem; height: 1.25rem; margin: .15rem 0 0; accent-color: var(--accent); outline: none; }
.choice .hint, .choice .error { grid-column: 2; }
@keyframes turn { to { rotate: 1turn; } }
@media (prefers-reduced-motion: no-preference) { .button[aria-busy=true]::before { animation: turn 1s linear infinite; } }`;
