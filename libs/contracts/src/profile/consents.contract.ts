import { Field } from '../field.ts';
import { defineContract, toolLink } from '../operation.ts';
import {
  AnswerConsentRequestInput,
  ConsentRequestPageView,
  ConsentRequestView,
  ConsentsPageView,
  ConsentStanding,
  ConsentsView,
  GetConsentRequestInput,
  GiveConsentInput,
  ListConsentsInput,
  PURPOSES,
  type Purpose,
  ReadConsentRequestInput,
  ReadConsentsInput,
} from './consents.messages.ts';

export class RequestConsentInput {
  @Field.choices(PURPOSES, {
    min: 1,
    max: PURPOSES.length,
    describe: 'What the person is to be asked for, only what is needed now',
  })
  purposes!: Purpose[];
}

export class RevokeConsentInput {
  @Field.choice(PURPOSES, { describe: 'What the person no longer allows' })
  purpose!: Purpose;
}

export class RevokedConsentView {
  @Field.object(() => ConsentStanding, { describe: 'How the consent stands now' })
  consent!: ConsentStanding;

  @Field.time({ nullable: true, describe: 'When it was last taken back; null when it was never given' })
  revoked_at!: string | null;

  @Field.text({ max: 500, describe: 'What that means, in plain words' })
  notice!: string;
}

const asked = defineContract('profile', {
  getConsentRequest: {
    input: GetConsentRequestInput,
    output: ConsentRequestView,
    scopes: ['profile:read'],
    effect: 'read',
    errors: ['NOT_FOUND'],
  },
});

/** Only a person gives a consent; a tool can ask for it and take it back. */
export const consents = {
  ...asked,
  ...defineContract('profile', {
    listConsents: {
      input: ListConsentsInput,
      output: ConsentsView,
      scopes: ['profile:read'],
      effect: 'read',
      errors: [],
      tool: {
        title: 'List consents',
        description:
          'Use this when you need to know what the person has allowed to be done with their photos. Look here before a photo, a try-on or a picture in this chat is asked for. It changes nothing; request_consent asks for what is missing.',
        invoking: 'Looking at your consents',
        invoked: 'Consents read',
      },
    },
    requestConsent: {
      input: RequestConsentInput,
      output: ConsentRequestView,
      scopes: ['consents:write'],
      effect: 'write',
      repeat: 'natural',
      errors: ['CONFLICT'],
      tool: {
        title: 'Ask for consent',
        description:
          'Use this when something the person wants needs a consent that list_consents shows as not_given or outdated. It makes a page on which the person alone reads and decides: show them the url. It gives no consent, and neither can you. Until the person has allowed it, do not go on with what needs it.',
        invoking: 'Preparing the question',
        invoked: 'Question prepared',
        destructive: false,
        link: toolLink(asked.getConsentRequest, {
          url: 'url',
          handle: 'request_id',
          expires: 'expires_at',
          message: 'Atelier asks for your consent. Read and decide on its own page.',
        }),
      },
    },
    revokeConsent: {
      input: RevokeConsentInput,
      output: RevokedConsentView,
      scopes: ['consents:write'],
      effect: 'write',
      repeat: 'natural',
      errors: [],
      tool: {
        title: 'Take back a consent',
        description:
          'Use this when the person says that they no longer allow something. It takes the consent back at once, and only the person can give it again, on our own pages. Taking back what was not given changes nothing.',
        invoking: 'Taking your consent back',
        invoked: 'Consent taken back',
        destructive: true,
      },
    },
    readConsentRequest: {
      input: ReadConsentRequestInput,
      output: ConsentRequestPageView,
      scopes: ['profile:read'],
      effect: 'read',
      inPerson: true,
      errors: ['NOT_FOUND'],
    },
    answerConsentRequest: {
      input: AnswerConsentRequestInput,
      output: ConsentRequestView,
      scopes: ['consents:write'],
      effect: 'write',
      repeat: 'natural',
      inPerson: true,
      errors: ['INVALID_INPUT', 'NOT_FOUND', 'CONFLICT'],
    },
    readConsents: {
      input: ReadConsentsInput,
      output: ConsentsPageView,
      scopes: ['profile:read'],
      effect: 'read',
      inPerson: true,
      errors: [],
    },
    giveConsent: {
      input: GiveConsentInput,
      output: ConsentStanding,
      scopes: ['consents:write'],
      effect: 'write',
      repeat: 'natural',
      inPerson: true,
      errors: ['CONFLICT'],
    },
  }),
};
