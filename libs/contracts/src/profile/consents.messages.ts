import { Field } from '../field.ts';

/** What a person can allow. Closed: each has a text of its own, and what needs it asks for it by name. */
export const PURPOSES = ['photos_store', 'try_on_render', 'share_with_assistant'] as const;
export type Purpose = (typeof PURPOSES)[number];
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];
export const CONSENT_STATUSES = ['given', 'not_given', 'outdated'] as const;
export const CONSENT_REQUEST_STATUSES = ['pending', 'allowed', 'denied', 'expired'] as const;
export const CONSENT_DECISIONS = ['allow', 'deny'] as const;

const MAX_VERSION = 10_000;
const MAX_HISTORY = 20;

/** How one purpose stands. */
export class ConsentStanding {
  @Field.choice(PURPOSES, {
    describe:
      'What it allows: photos_store (keep photos), try_on_render (make try-on pictures), share_with_assistant (show a picture in the chat)',
  })
  purpose!: Purpose;

  @Field.choice(CONSENT_STATUSES, {
    describe: 'given; not_given; outdated: given to an older text, and needed anew',
  })
  status!: (typeof CONSENT_STATUSES)[number];

  @Field.integer({ min: 1, max: MAX_VERSION, describe: 'Version of the text that is in force' })
  version!: number;

  @Field.time({ nullable: true, describe: 'When the person gave what stands; null when nothing does' })
  given_at!: string | null;

  @Field.integer({
    min: 1,
    max: MAX_VERSION,
    nullable: true,
    describe: 'Version of the text it was given to; null when nothing stands',
  })
  given_version!: number | null;
}

export class ConsentView extends ConsentStanding {
  @Field.text({ max: 100, describe: 'What it is called on the page' })
  title!: string;

  @Field.text({ max: 400, describe: 'What it allows, in one sentence' })
  summary!: string;
}

export class ConsentSection {
  @Field.text({ max: 100, describe: 'What this part of the text is about' })
  heading!: string;

  @Field.texts({ min: 1, max: 6, text: { max: 500 }, describe: 'What it says, point by point' })
  points!: string[];
}

/** For our own pages: the whole text a person agrees to. */
export class ConsentPageView extends ConsentView {
  @Field.choice(LANGUAGES, { describe: 'Language of the text' })
  language!: Language;

  @Field.list(() => ConsentSection, { min: 1, max: 8, describe: 'The text, part by part' })
  sections!: ConsentSection[];
}

export class ListConsentsInput {
  @Field.choice(LANGUAGES, { optional: true, describe: 'Language of the summaries, en unless given' })
  language?: Language;
}

export class ConsentsView {
  @Field.list(() => ConsentView, { max: PURPOSES.length, describe: 'Every purpose there is, and how it stands' })
  consents!: ConsentView[];
}

export class ConsentRequestView {
  @Field.id({ nullable: true, describe: 'Handle of the request; null when everything is given already' })
  request_id!: string | null;

  @Field.choice(CONSENT_REQUEST_STATUSES, {
    describe: 'pending: the person has not decided; allowed; denied; expired: nobody decided in time',
  })
  status!: (typeof CONSENT_REQUEST_STATUSES)[number];

  @Field.choices(PURPOSES, { min: 1, max: PURPOSES.length, describe: 'What it asks for' })
  purposes!: Purpose[];

  @Field.text({
    max: 2_000,
    nullable: true,
    describe: 'Page on which the person decides; null when there is nothing to decide',
  })
  url!: string | null;

  @Field.time({ nullable: true, describe: 'Until when the person can decide; null without a request' })
  expires_at!: string | null;

  @Field.text({ max: 500, describe: 'What to do next, in plain words' })
  next_step!: string;
}

export class GetConsentRequestInput {
  @Field.id({ describe: 'Handle of the request, from request_consent' })
  request_id!: string;
}

export class ReadConsentRequestInput {
  @Field.id({ describe: 'Handle of the request' })
  request_id!: string;

  @Field.choice(LANGUAGES, { describe: 'Language of the texts' })
  language!: Language;
}

export class ConsentRequestPageView {
  @Field.id({ describe: 'Handle of the request' })
  request_id!: string;

  @Field.choice(CONSENT_REQUEST_STATUSES, { describe: 'pending: the person can decide; else how it ended' })
  status!: (typeof CONSENT_REQUEST_STATUSES)[number];

  @Field.time({ describe: 'Until when the person can decide' })
  expires_at!: string;

  @Field.text({ max: 255, describe: 'Client that asked' })
  client_id!: string;

  @Field.list(() => ConsentPageView, {
    min: 1,
    max: PURPOSES.length,
    describe: 'What it asks for: the whole text, and how each stands',
  })
  consents!: ConsentPageView[];
}

export class ShownText {
  @Field.choice(PURPOSES, { describe: 'Purpose of the text' })
  purpose!: Purpose;

  @Field.integer({ min: 1, max: MAX_VERSION, describe: 'Version that was shown' })
  version!: number;
}

export class AnswerConsentRequestInput {
  @Field.id({ describe: 'Handle of the request' })
  request_id!: string;

  @Field.choice(CONSENT_DECISIONS, { describe: 'What the person decided' })
  decision!: (typeof CONSENT_DECISIONS)[number];

  @Field.choice(LANGUAGES, { describe: 'Language the person read it in' })
  language!: Language;

  @Field.list(() => ShownText, {
    min: 1,
    max: PURPOSES.length,
    describe: 'Every text the person was shown, one of each purpose of the request',
  })
  versions!: ShownText[];
}

export class ReadConsentsInput {
  @Field.choice(LANGUAGES, { describe: 'Language of the texts' })
  language!: Language;
}

export class ConsentEventView {
  @Field.time({ describe: 'When' })
  at!: string;

  @Field.choice(PURPOSES, { describe: 'Which consent' })
  purpose!: Purpose;

  @Field.choice(['given', 'revoked'], { describe: 'What happened' })
  what!: 'given' | 'revoked';

  @Field.integer({ min: 1, max: MAX_VERSION, describe: 'Version of the text it was given to' })
  version!: number;

  @Field.choice(['page', 'client'], { describe: 'page: by the person here; client: by an app with a tool' })
  via!: 'page' | 'client';

  @Field.text({
    max: 255,
    nullable: true,
    describe:
      'given: client that had asked for it; revoked: client that took it back; null when no client had to do with it',
  })
  client_id!: string | null;
}

export class ConsentsPageView {
  @Field.list(() => ConsentPageView, { max: PURPOSES.length, describe: 'Every purpose there is, and how it stands' })
  consents!: ConsentPageView[];

  @Field.list(() => ConsentEventView, { max: MAX_HISTORY, describe: 'What was given and taken back, newest first' })
  history!: ConsentEventView[];
}

export class GiveConsentInput {
  @Field.choice(PURPOSES, { describe: 'What the person allows' })
  purpose!: Purpose;

  @Field.integer({ min: 1, max: MAX_VERSION, describe: 'Version of the text the person was shown' })
  version!: number;

  @Field.choice(LANGUAGES, { describe: 'Language the person read it in' })
  language!: Language;
}
