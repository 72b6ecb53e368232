import type { Texts } from './en.ts';
import { accountDe } from './account.de.ts';
import { approvalsDe } from './approvals.de.ts';
import { publicDe } from './public.de.ts';

/** Everything our pages say in German. We say "du". */
export const de: Texts = {
  shell: {
    skip: 'Zum Inhalt springen',
    pages: 'Seiten',
    connect: 'Verbinden',
    account: 'Konto',
    about: 'Über Atelier',
    privacy: 'Datenschutz',
    terms: 'Bedingungen',
    support: 'Hilfe',
    language: 'Sprache',
  },
  account: accountDe,
  approvals: approvalsDe,
  public: publicDe,
};
