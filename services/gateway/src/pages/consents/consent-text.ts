import type { ConsentPageView } from '#libs/contracts';
import { disclosure, html, type Html } from '#libs/design';
import type { Texts } from '../texts/en.ts';

type Words = Texts['account']['consents'];

/** The whole text a person agrees to, in the language it was written in. */
export const consentBody = ({ sections, version, language }: ConsentPageView, words: Words): Html =>
  html`<div class="prose" lang="${language}">
      ${sections.map(
        ({ heading, points }) =>
          html`<h3>${heading}</h3>
            <ul>
              ${points.map((point) => html`<li>${point}</li>`)}
            </ul>`,
      )}
    </div>
    <p class="soft">${words.version(version)}</p>`;

/** The same, folded. */
export const consentText = (consent: ConsentPageView, words: Words): Html =>
  disclosure(words.read, consentBody(consent, words));
