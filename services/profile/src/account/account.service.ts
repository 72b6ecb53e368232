import { Injectable } from '@nestjs/common';
import type { AccountLinkView, GetAccountLinkInput } from '#libs/contracts';
import { PageLinks } from './page-links.ts';

const WHAT: Readonly<Record<NonNullable<GetAccountLinkInput['section']> | 'overview', string>> = {
  overview: 'see your profile, your taste, your address, your consents, what was done for you, and connected apps',
  profile: 'see and change your style profile',
  taste: 'see and correct what we think you like, and see and delete your ratings',
  address: 'see and change your address',
  consents: 'read your consents, give them and take them back',
  purchases: 'see and change what your assistants may ask you to approve',
  activity: 'see what was done for you, when, and with which app',
  clients: 'see which apps are connected to your account, and disconnect them',
};

@Injectable()
export class AccountService {
  constructor(private readonly links: PageLinks) {}

  link({ section }: GetAccountLinkInput): AccountLinkView {
    return {
      url: this.links.account(section),
      text: `On this page you ${WHAT[section ?? 'overview']}. It asks you to sign in, and shows nothing to anybody else.`,
    };
  }
}
