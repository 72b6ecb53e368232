import { actions, type Html, html, linkButton, section, table } from '#libs/design';
import { type Language, LANGUAGES } from './language.ts';
import { type Page, pageOf } from './shell.ts';
import type { Filling, Passage } from './texts/passage.ts';
import { textsOf } from './texts/texts.ts';

export const PUBLIC_PATHS = ['/', '/privacy', '/terms', '/support'] as const;
type PublicPath = (typeof PUBLIC_PATHS)[number];

interface Said {
  readonly operator: string | undefined;
  readonly contact: string | undefined;
  readonly mcpUrl: string;
}

type Content = Pick<Page, 'title' | 'lead' | 'eyebrow' | 'body'>;
type PublicTexts = ReturnType<typeof textsOf>['public'];

/** The pages anybody may read, as they stand for the whole life of the process. */
export class PublicPages {
  private readonly pages: ReadonlyMap<string, string>;

  constructor(said: Said) {
    const all = LANGUAGES.flatMap((language) =>
      PUBLIC_PATHS.map((path): [string, string] => [
        `${language} ${path}`,
        pageOf({ language, path, ...contentOf(path, textsOf(language).public, said) }),
      ]),
    );
    this.pages = new Map(all);
  }

  find(language: Language, path: string): string | undefined {
    return this.pages.get(`${language} ${path}`);
  }
}

function contentOf(path: PublicPath, texts: PublicTexts, { operator, contact, mcpUrl }: Said): Content {
  const { unnamed } = texts;
  const filling: Filling = {
    operator: operator ?? unnamed.operator,
    contact: contact === undefined ? html`${unnamed.contact}` : contactLink(contact),
  };
  switch (path) {
    case '/':
      return home(texts, mcpUrl);
    case '/privacy':
      return privacy(texts, filling);
    case '/terms':
      return {
        title: texts.terms.title,
        lead: texts.terms.lead,
        body: html`${note(texts.terms.note(filling))}${passages(texts.terms.sections())}`,
      };
    case '/support':
      return {
        title: texts.support.title,
        lead: texts.support.lead(filling),
        body: html`${note(html`${texts.support.note}`)}${passages(texts.support.sections())}`,
      };
  }
}

function home({ home: texts }: PublicTexts, mcpUrl: string): Content {
  const { title, eyebrow, lead } = texts;
  const features = texts.features.map(
    (feature) =>
      html`<li>
        <h3>${feature.title}</h3>
        <p>${feature.text}</p>
      </li>`,
  );
  const next = actions(
    linkButton({ label: texts.connect, href: '#connect' }),
    linkButton({ label: texts.account, href: '/account', kind: 'quiet' }),
  );
  const body = html`${next}
    <div class="tape"></div>
    <section>
      <h2 class="hidden">${texts.does}</h2>
      <ol class="looks">
        ${features}
      </ol>
    </section>
    ${section({ title: texts.doesNot, body: html`<p>${texts.limits}</p>` })}
    ${section({
      title: texts.connectTitle,
      id: 'connect',
      body: html`<p>${texts.connectText}</p>
        <p class="address"><code>${mcpUrl}</code></p>`,
    })}`;
  return { title, eyebrow, lead, body };
}

function privacy({ privacy: texts }: PublicTexts, filling: Filling): Content {
  const stored = table({ caption: texts.stored, isCaptionHidden: true, columns: texts.columns, rows: texts.rows });
  return {
    title: texts.title,
    lead: texts.lead,
    body: html`${note(texts.note(filling))}${section({ title: texts.stored, body: stored })}${passages(
      texts.sections(filling),
    )}`,
  };
}

const note = (text: Html): Html => html`<p class="soft">${text}</p>`;

const passages = (list: readonly Passage[]): Html => html`${list.map(section)}`;

/** A mail address or a web address, as the operator wrote it: nothing else can be a link. */
function contactLink(contact: string): Html {
  const href = /^https?:\/\//.test(contact) ? contact : `mailto:${contact}`;
  return html`<a href="${href}">${contact}</a>`;
}
