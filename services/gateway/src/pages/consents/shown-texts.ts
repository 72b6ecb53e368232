import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ConsentPageView } from '#libs/contracts';
import { html, type Html } from '#libs/design';
import type { PageRequest } from '../../request.ts';
import { FormRefused } from '../../web-sessions/form-refused.ts';

/** A text as a form says that it was read. */
interface ShownText {
  readonly purpose: string;
  readonly version: number;
  readonly language: string;
}

const sealOf = ({ session }: PageRequest, texts: readonly string[]): Buffer =>
  createHmac('sha256', session.csrfSecret).update(JSON.stringify(texts)).digest();

/** Unseen fields that say which texts the page shows. A consent is to these, in the language they were read in: hence the seal. */
export function shownFields(request: PageRequest, consents: readonly ConsentPageView[]): Html {
  const texts = consents.map(({ purpose, version, language }) => `${purpose}:${version}:${language}`);
  return html`${texts.map((text) => html`<input type="hidden" name="shown" value="${text}" />`)}<input
      type="hidden"
      name="seal"
      value="${sealOf(request, texts).toString('base64url')}"
    />`;
}

/** What the fields say. @throws FormRefused when no page of this session showed it */
export function shownIn(request: PageRequest): [ShownText, ...ShownText[]] {
  const texts = request.body.getAll('shown');
  const seal = Buffer.from(request.body.get('seal') ?? '', 'base64url');
  const ours = sealOf(request, texts);
  if (seal.length !== ours.length || !timingSafeEqual(seal, ours)) throw new FormRefused();
  const [first, ...more] = texts.map((text) => {
    const [purpose = '', version, language = ''] = text.split(':');
    return { purpose, version: Number(version), language };
  });
  if (!first) throw new FormRefused();
  return [first, ...more];
}
