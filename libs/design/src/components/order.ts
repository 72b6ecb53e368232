import { attributes } from '../attributes.ts';
import { type Html, html, type Part } from '../html.ts';

interface LineItem {
  /** Shown small; its text stands beside it, so it has no alternative of its own. Undefined: an empty place. */
  readonly picture?: string;
  readonly title: Part;
  /** What exactly it is: size, colour. */
  readonly detail: Part;
  /** How many and for how much each. */
  readonly quantity: Part;
  readonly amount: string;
  /** A badge, a warning. */
  readonly aside?: Part;
}

/** What is ordered, a line for each thing: picture, what it is, how many, what it comes to. */
export const lineItems = (list: readonly LineItem[]): Html =>
  html`<ul class="lines">
    ${list.map(
      ({ picture, title, detail, quantity, amount, aside }) =>
        html`<li>
          ${
            picture === undefined
              ? html`<span class="no-picture"></span>`
              : html`<img src="${picture}" alt="" width="80" height="100" loading="lazy" decoding="async" />`
          }
          <div>
            <strong>${title}</strong>
            <div>${detail}</div>
            <div class="soft">${quantity}</div>
            ${aside}
          </div>
          <span class="amount">${amount}</span>
        </li>`,
    )}
  </ul>`;

/** Sums below lines; the last of several is the one that counts. */
export const totals = (sums: readonly { readonly label: string; readonly amount: string }[]): Html =>
  html`<dl class="totals">
    ${sums.map(
      ({ label, amount }) =>
        html`<div>
          <dt>${label}</dt>
          <dd class="amount">${amount}</dd>
        </div>`,
    )}
  </dl>`;

/** Of a part of a bar: used up already, or about to be. */
export type UsageKind = 'spent' | 'new';

interface UsageBarOptions {
  /** From the start of the bar on, in one unit that the caller chooses; `text` says the value to people. */
  readonly parts: readonly {
    readonly kind: UsageKind;
    readonly label: string;
    readonly value: number;
    readonly text: string;
  }[];
  /** What may be used up; where more is used, the bar goes on beyond its mark. */
  readonly limit: { readonly label: string; readonly value: number; readonly text: string };
}

const percent = (value: number, whole: number): string => `${whole > 0 ? ((value / whole) * 100).toFixed(2) : 0}%`;

/** How much of a limit is used up, by what: a bar, and the same in words. */
export function usageBar({ parts, limit }: UsageBarOptions): Html {
  const used = parts.reduce((sum, { value }) => sum + value, 0);
  const whole = Math.max(used, limit.value);
  const bars = parts.map(({ kind, value }, i) => {
    const before = parts.slice(0, i).reduce((sum, part) => sum + part.value, 0);
    return html`<rect
      ${attributes({ class: kind, x: percent(before, whole), width: percent(value, whole), height: '100%' })}
    />`;
  });
  const at = percent(limit.value, whole);
  const mark = used > limit.value && html`<line class="mark" x1="${at}" x2="${at}" y1="0" y2="100%" />`;
  return html`<div class="usage">
    <svg aria-hidden="true" width="100%" height="16">${bars}${mark}</svg>
    <dl>
      ${parts.map(
        ({ kind, label, text }) =>
          html`<div class="${kind}">
            <dt>${label}</dt>
            <dd class="amount">${text}</dd>
          </div>`,
      )}
      <div class="limit">
        <dt>${limit.label}</dt>
        <dd class="amount">${limit.text}</dd>
      </div>
    </dl>
  </div>`;
}

interface DifferencesOptions {
  readonly caption: Part;
  /** Headings: of what differs, of how it was, of how it is. */
  readonly columns: readonly [what: string, was: string, is: string];
  readonly rows: readonly { readonly what: string; readonly was: Part; readonly is: Part }[];
}

/** What something was and what it is now, side by side at every width. */
export const differences = ({ caption, columns, rows }: DifferencesOptions): Html =>
  html`<table class="differences">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map((name) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ what, was, is }) =>
          html`<tr>
            <th scope="row">${what}</th>
            <td>${was}</td>
            <td><strong>${is}</strong></td>
          </tr>`,
      )}
    </tbody>
  </table>`;

/** Words of somebody else, as they wrote them and by whom: nothing in them is ours, and none of it is markup. */
export const quote = (by: Part, text: string): Html =>
  html`<figure class="quote">
    <figcaption>${by}</figcaption>
    <blockquote>${text}</blockquote>
  </figure>`;
