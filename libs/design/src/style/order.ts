/** What is ordered: lines with pictures, sums, how much of a limit is used, what has changed, words of others. */
export const ORDER = `
.lines { padding: 0; list-style: none; }
.lines li { display: grid; grid-template-columns: 5rem minmax(0, 1fr) auto; gap: var(--s1) var(--s3); margin: 0; padding: var(--s3) 0; border-top: 1px solid var(--line); }
.lines li:first-child { border-top: 0; }
.lines img, .no-picture { width: 5rem; height: 6.25rem; border-radius: var(--radius); background: var(--sunk); object-fit: cover; }
.lines li > div { min-width: 0; overflow-wrap: anywhere; }
.amount { font-variant-numeric: tabular-nums; white-space: nowrap; }
.lines .amount { font-weight: 600; }
.totals > div { display: flex; justify-content: space-between; gap: var(--s3); padding: var(--s2) 0; border-top: 1px solid var(--line); }
.totals > :last-child { font-weight: 600; border-top: 3px double var(--edge); }
.totals > :last-child dt { color: var(--ink); }
.usage svg { display: block; border: 1px solid var(--edge); border-radius: 99px; background: var(--sunk); }
rect.spent { fill: var(--soft); }
rect.new { fill: var(--accent); }
.mark { stroke: var(--paper); stroke-width: 6; }
.usage dl { display: grid; gap: 0 var(--s4); grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr)); margin-top: var(--s2); }
.usage dl > div { padding: var(--s1) 0; }
@media (max-width: 39.99rem) {
  .usage dl > div { display: flex; justify-content: space-between; gap: var(--s3); }
  .lines li { grid-template-columns: 4rem minmax(0, 1fr) auto; }
  .lines img, .no-picture { width: 4rem; height: 5rem; }
}
.usage dt::before { content: ''; display: inline-block; width: .7em; height: .7em; margin-right: .5em; border: 1px solid var(--edge); border-radius: 50%; background: var(--swatch, var(--sunk)); }
.usage .spent { --swatch: var(--soft); }
.usage .new { --swatch: var(--accent); }
.differences { table-layout: fixed; overflow-wrap: anywhere; }
.differences caption { font: var(--h3)/1.3 var(--serif); color: var(--ink); }
.differences thead th { letter-spacing: 0; text-transform: none; }
.differences td, .differences th { padding-right: var(--s3); }
.differences td { color: var(--soft); }
.differences strong { color: var(--ink); }
.quote { margin-bottom: 0; margin-left: 0; margin-right: 0; padding-left: var(--s3); border-left: 3px solid var(--line); overflow-wrap: anywhere; }
.quote figcaption { font-size: var(--small); color: var(--soft); }
.quote blockquote { margin: var(--s1) 0 0; white-space: pre-line; }`;
