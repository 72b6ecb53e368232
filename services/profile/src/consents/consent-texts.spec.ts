import { describe, expect, test } from '@jest/globals';
import { checked, ConsentPageView, LANGUAGES, PURPOSES } from '#libs/contracts';
import { digestOf, textOf, VERSIONS } from './consent-texts.ts';

// What people agreed to, frozen to the last letter. A text changes only with a new version, in both languages: add lines, and leave
// the old ones, which say what older consents were given to.
const DIGESTS: Readonly<Record<string, string>> = {
  'photos_store 1 en': '1cd0f9f0d491fd22250bbf2bcc0f54e4d23ee14b39ca87b87586677be2736e52',
  'photos_store 1 de': '1c9b0c98e861fd790202fcdb27986297305a4476172a42f6d9c2aeeeb6840261',
  'try_on_render 1 en': 'a8df40a7eea1dd2912391dd13d1462ca4225ab5082a0e9c18c8c20dee68584c5',
  'try_on_render 1 de': 'ddc55c414f984955a635138d80a4714fecb00751c1c1789a51e5e416421a899f',
  'share_with_assistant 1 en': 'd5484f038479fd5621f12a9efd73fd27d6dcfe2b4687bca91edff664fccc2bbd',
  'share_with_assistant 1 de': '0438d371fc97ab39d0cc85afcffb9d7ff2dea2848b1dcb600f17d6d2d2cd6596',
};

const EVERY = PURPOSES.flatMap((purpose) => LANGUAGES.map((language) => [purpose, language] as const));

describe('consent texts', () => {
  test.each(EVERY)('text, of %s in %s, is the one of its version', (purpose, language) => {
    expect(digestOf(purpose, language)).toBe(DIGESTS[`${purpose} ${VERSIONS[purpose]} ${language}`]);
  });

  test.each(EVERY)('text, of %s in %s, fits the message it is sent in', (purpose, language) => {
    const { title, summary, sections } = textOf(purpose, language);
    const standing = { purpose, status: 'not_given', version: VERSIONS[purpose], given_at: null, given_version: null };
    const page = { ...standing, title, summary, language, sections };
    expect(() => checked(ConsentPageView, page, 'strict')).not.toThrow();
  });

  test.each(PURPOSES)('text, of %s, says the same things in every language', (purpose) => {
    const [first, ...others] = LANGUAGES.map((language) =>
      textOf(purpose, language).sections.map(({ points }) => points.length),
    );
    expect(others).toEqual(others.map(() => first));
  });
});
