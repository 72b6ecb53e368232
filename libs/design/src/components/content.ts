import { attributes } from '../attributes.ts';
import { type Html, html, type Part } from '../html.ts';

/** What a state or a message means; said in words too, never by colour alone. */
export type Tone = 'neutral' | 'good' | 'warn' | 'bad';

const toned = (name: string, tone: Tone): string => (tone === 'neutral' ? name : `${name} ${tone}`);

interface NoticeOptions {
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly title?: string;
  readonly body?: Part;
}

const NOTICES = {
  info: { tone: 'neutral', role: 'status' },
  success: { tone: 'good', role: 'status' },
  warning: { tone: 'warn', role: 'status' },
  error: { tone: 'bad', role: 'alert' },
} as const;

/** What came of what the person did, or what they have to know first. */
export function notice({ kind, title, body }: NoticeOptions): Html {
  const { tone, role } = NOTICES[kind];
  return html`<div class="${toned('notice', tone)}" role="${role}">
    ${title && html`<p class="notice-title">${title}</p>`}${body && html`<div>${body}</div>`}
  </div>`;
}

/** What is wrong with a form, above it: each error leads to its field. */
export const errorSummary = (title: string, errors: readonly { readonly id: string; readonly error: string }[]): Html =>
  notice({
    kind: 'error',
    title,
    body: html`<ul>
      ${errors.map(({ id, error }) => html`<li><a href="#${id}">${error}</a></li>`)}
    </ul>`,
  });

/** A state in a word or two. */
export const badge = (label: string, tone: Tone = 'neutral'): Html =>
  html`<span class="${toned('badge', tone)}">${label}</span>`;

/** Facts by their names. */
export const keyValues = (facts: readonly { readonly label: string; readonly value: Part }[]): Html =>
  html`<dl class="facts">
    ${facts.map(
      ({ label, value }) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;

interface TableOptions {
  readonly caption: string;
  /** Where a heading right above says the same. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly string[];
  /** The first cell names its row. */
  readonly rows: readonly (readonly Part[])[];
}

/**
 * Rows and columns; on a narrow screen each row is a block that repeats the names of the columns. The roles are said because
 * browsers forget them with `display: block`.
 */
export function table({ caption, isCaptionHidden, columns, rows }: TableOptions): Html {
  const cellOf = (cell: Part, i: number) =>
    i === 0
      ? html`<th scope="row" role="rowheader">${cell}</th>`
      : html`<td ${attributes({ role: 'cell', 'data-label': columns[i] })}>${cell}</td>`;
  const head = columns.map((name) => html`<th scope="col" role="columnheader">${name}</th>`);
  const body = rows.map(
    (row) =>
      html`<tr role="row">
        ${row.map(cellOf)}
      </tr>`,
  );
  return html`<table class="stacked" role="table">
    <caption ${attributes({ class: isCaptionHidden && 'hidden' })}>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${head}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${body}
    </tbody>
  </table>`;
}

interface Moment {
  /** For machines, as ISO 8601. */
  readonly at: string;
  /** For people, in their language. */
  readonly when: string;
  readonly title: Part;
  readonly detail?: Part;
}

/** What happened, one after the other. */
export const timeline = (moments: readonly Moment[]): Html =>
  html`<ol class="timeline">
    ${moments.map(
      ({ at, when, title, detail }) =>
        html`<li>
          <time datetime="${at}">${when}</time>
          <div>${title}</div>
          ${detail && html`<div class="soft">${detail}</div>`}
        </li>`,
    )}
  </ol>`;

/** There is nothing here, and what to do about it. */
export const emptyState = (title: string, body?: Part, next?: Part): Html =>
  html`<div class="empty">
    <p class="empty-title">${title}</p>
    ${body && html`<div class="soft">${body}</div>`}${next && html`<div class="actions">${next}</div>`}
  </div>`;

/** Stands where something is still being fetched; `label` says so to those who do not see it. */
export const skeleton = (label: string, lines = 3): Html =>
  html`<div aria-busy="true" role="status">
    <span class="hidden">${label}</span>${Array.from({ length: lines }, () => html`<span class="skeleton"></span>`)}
  </div>`;
