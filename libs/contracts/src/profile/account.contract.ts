import { Field } from '../field.ts';
import { defineContract } from '../operation.ts';

export const ACCOUNT_SECTIONS = [
  'profile',
  'taste',
  'address',
  'consents',
  'purchases',
  'activity',
  'clients',
] as const;

export class GetAccountLinkInput {
  @Field.choice(ACCOUNT_SECTIONS, {
    optional: true,
    describe:
      'Part of the account to open: clients is the list of connected apps, purchases the limits on what may be asked for; the overview unless given',
  })
  section?: (typeof ACCOUNT_SECTIONS)[number];
}

export class AccountLinkView {
  @Field.text({ max: 2_000, describe: 'Page to open in a browser' })
  url!: string;

  @Field.text({ max: 300, describe: 'What the person finds there, in plain words' })
  text!: string;
}

export const account = defineContract('profile', {
  getAccountLink: {
    input: GetAccountLinkInput,
    output: AccountLinkView,
    scopes: ['profile:read'],
    effect: 'read',
    errors: [],
    tool: {
      title: 'Get the link to the account',
      description:
        'Use this when the person wants to see or change what only they can: their address, their consents, connected apps; wants to correct what we think they like; or wants a page for their profile or activity. Show them the url. The link is no secret: it shows an account only to the person who signs in there.',
      invoking: 'Finding the page',
      invoked: 'Page found',
    },
  },
});
