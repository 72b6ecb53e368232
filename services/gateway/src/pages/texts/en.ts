import { accountEn } from './account.en.ts';
import { approvalsEn } from './approvals.en.ts';
import { publicEn } from './public.en.ts';

/**
 * Everything our pages say in English, a part for each kind of page. This is the form of the catalog: what German lacks does
 * not compile.
 */
export const en = {
  shell: {
    skip: 'Skip to content',
    pages: 'Pages',
    connect: 'Connect',
    account: 'Account',
    about: 'About Atelier',
    privacy: 'Privacy',
    terms: 'Terms',
    support: 'Support',
    language: 'Language',
  },
  account: accountEn,
  approvals: approvalsEn,
  public: publicEn,
};

export type Texts = typeof en;
