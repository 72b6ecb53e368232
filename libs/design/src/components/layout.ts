import { attributes } from '../attributes.ts';
import { type Html, html, type Part } from '../html.ts';

export interface Link {
  readonly href: string;
  readonly label: string;
  readonly isCurrent?: boolean;
  /** The language of the label and of what it leads to, where it is another one. */
  readonly language?: string;
}

/** Links that belong together, with a name of their own: a page has several. */
export function navigation(label: string, links: readonly Link[]): Html {
  const items = links.map(({ href, label: name, isCurrent, language }) => {
    const current = isCurrent ? (language ? 'true' : 'page') : undefined;
    return html`<li>
      <a ${attributes({ href, lang: language, hreflang: language, 'aria-current': current })}>${name}</a>
    </li>`;
  });
  return html`<nav aria-label="${label}">
    <ul class="links">
      ${items}
    </ul>
  </nav>`;
}

/** The account: its navigation beside the content from 60rem on, above it before. */
export const accountLayout = (side: Html, body: Part): Html =>
  html`<div class="account">
    <div class="side">${side}</div>
    <div class="stack wide">${body}</div>
  </div>`;

interface SectionOptions {
  readonly title: string;
  readonly id?: string;
  readonly body: Part;
}

/** A part of a page with a heading of its own, below the page's `h1`. */
export const section = ({ title, id, body }: SectionOptions): Html =>
  html`<section class="section">
    <h2 ${attributes({ id })}>${title}</h2>
    <div class="section-body">${body}</div>
  </section>`;

interface CardOptions {
  readonly title: string;
  /** Of its heading: 2 right below the page's `h1`, 3 within a section, which it is unless given. */
  readonly level?: 2 | 3;
  /** Stands across from the title: a badge. */
  readonly aside?: Part;
  readonly body: Part;
}

/** One thing among several. */
export const card = ({ title, level = 3, aside, body }: CardOptions): Html =>
  html`<article class="card">
    <div class="card-head">${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}${aside}</div>
    ${body}
  </article>`;

/** Cards beside each other where there is room. */
export const cards = (list: readonly Html[]): Html => html`<div class="cards">${list}</div>`;

/** Where one can go from here, and what is found there; each is a heading right below the page's `h1`. */
export const directory = (list: readonly (Link & { readonly about: string })[]): Html =>
  html`<ul class="directory">
    ${list.map(
      ({ href, label, about }) =>
        html`<li>
          <h2><a href="${href}">${label}</a></h2>
          <p>${about}</p>
        </li>`,
    )}
  </ul>`;

interface Row {
  readonly title: string;
  readonly detail: Part;
  /** What can be done with it. */
  readonly action: Html;
}

/** Things of a kind, a line for each. */
export const rows = (list: readonly Row[]): Html =>
  html`<ul class="rows">
    ${list.map(
      ({ title, detail, action }) =>
        html`<li>
          <div>
            <strong>${title}</strong>
            <div>${detail}</div>
          </div>
          ${action}
        </li>`,
    )}
  </ul>`;

/** More, for who wants it. */
export const disclosure = (summary: string, body: Part): Html =>
  html`<details>
    <summary>${summary}</summary>
    <div class="stack">${body}</div>
  </details>`;

interface PagerOptions {
  readonly label: string;
  readonly previous?: Link;
  readonly next?: Link;
}

/** To the pages before and after this one of a long list. */
export function pager({ label, previous, next }: PagerOptions): Html {
  const link = (to: Link, rel: string) =>
    html`<a ${attributes({ class: 'button quiet', rel, href: to.href })}>${to.label}</a>`;
  return html`<nav class="pager" aria-label="${label}">
    ${previous && link(previous, 'prev')}${next && link(next, 'next')}
  </nav>`;
}
