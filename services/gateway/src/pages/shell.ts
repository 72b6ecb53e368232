import { accountLayout, type Html, html, type Link, navigation, type Part } from '#libs/design';
import { type Language, LANGUAGE_NAMES, LANGUAGES } from './language.ts';
import { textsOf } from './texts/texts.ts';

/** What a page says; the shell puts header, footer and languages around it. */
export interface Page {
  readonly language: Language;
  readonly title: string;
  /** Where it is: that link is marked, and another language comes back to it. */
  readonly path: string;
  /** Stand above and below the title. */
  readonly eyebrow?: string;
  readonly lead?: Part;
  /** What came of the last act: a notice. */
  readonly status?: Html;
  /** Who is signed in. */
  readonly person?: { readonly name: string };
  /** The pages of the account, beside this one; the one with this path is marked. */
  readonly side?: { readonly label: string; readonly links: readonly Link[] };
  readonly body: Html;
  /** Load the script that makes it better; its policy must allow one. */
  readonly hasScript?: boolean;
}

/** A whole page: no script, and nothing from anywhere else. */
export function pageOf(page: Page): string {
  const { language, title, path, side } = page;
  const content = [headingOf(page), page.status, page.body];
  const marked = (links: readonly Link[]): Link[] => links.map((link) => ({ ...link, isCurrent: link.href === path }));
  const main = side ? accountLayout(navigation(side.label, marked(side.links)), content) : content;
  const whole = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title === 'Atelier' ? title : `${title} · Atelier`}</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/pages.css" />
        ${page.hasScript && html`<script src="/pages.js" defer></script>`}
      </head>
      <body>
        ${headerOf(page)}
        <main id="content" class="${side ? 'page' : 'page read'}" tabindex="-1">${main}</main>
        ${footerOf(page)}
      </body>
    </html> `;
  return `${whole.toString().trim()}\n`;
}

const headingOf = ({ eyebrow, title, lead }: Page): Html =>
  html`<div class="heading">
    ${eyebrow && html`<p class="eyebrow">${eyebrow}</p>`}
    <h1>${title}</h1>
    ${lead && html`<p class="lead">${lead}</p>`}
  </div>`;

function headerOf({ language, path, person }: Page): Html {
  const { shell } = textsOf(language);
  const account = {
    href: '/account',
    label: person?.name ?? shell.account,
    isCurrent: /^\/(?:account|approvals)/.test(path),
  };
  return html`<a class="skip" href="#content">${shell.skip}</a>
    <header class="masthead">
      <a class="brand" href="/" ${path === '/' && html`aria-current="page"`}>Atelier</a>
      ${navigation(shell.pages, [{ href: '/#connect', label: shell.connect }, account])}
    </header>`;
}

function footerOf({ language, path }: Page): Html {
  const { shell } = textsOf(language);
  const about = [
    { href: '/privacy', label: shell.privacy },
    { href: '/terms', label: shell.terms },
    { href: '/support', label: shell.support },
  ].map((link) => ({ ...link, isCurrent: link.href === path }));
  const languages = LANGUAGES.map((code) => ({
    href: `/language/${code}?to=${encodeURIComponent(path)}`,
    label: LANGUAGE_NAMES[code],
    language: code,
    isCurrent: code === language,
  }));
  return html`<footer class="foot">${navigation(shell.about, about)}${navigation(shell.language, languages)}</footer>`;
}
